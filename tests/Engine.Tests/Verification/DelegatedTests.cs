using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;

namespace OtpActors.Engine.Tests.Verification;

/// <summary>A provider that makes the code itself: it stands alone in its plan, gets no code of ours and checks its own.</summary>
public sealed class DelegatedTests : IDisposable
{
    private static readonly OtpCode Right = Code("482915");
    private static readonly OtpCode Wrong = Code("111111");

    private readonly FlowRig _rig = new();
    private readonly Vendor _vendor = new();

    public DelegatedTests()
    {
        _rig.Keeper = _vendor;
        _rig.Provider = message => Task.FromResult<SendOutcome>(new SendOutcome.Accepted("vendor-" + message.Attempt, true));
    }

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Send_KeeperIsPicked_StandsAloneAndGetsNoCode()
    {
        var sent = (await _rig.SendAsync(fallbackSms: true)).Value!;

        var message = Assert.Single(_rig.Messages);
        Assert.Equal((0, 6, Channel.WhatsApp), (message.Code.Length, message.Digits, message.Channel));
        var state = await _rig.GetAsync(sent.Otp);
        Assert.Equal("test", state.Code.Delegate);
        Assert.Single(state.Draft.Steps);
        Assert.Equal("vendor-1", sent.MessageId);
    }

    [Fact]
    public async Task Check_Code_IsJudgedByTheProviderAndCountedHere()
    {
        var otp = (await _rig.SendAsync()).Value!.Otp;

        var wrong = (await _rig.CheckAsync(otp, Wrong)).Value!;
        var right = (await _rig.CheckAsync(otp, Right)).Value!;

        Assert.Equal((false, 2, true), (wrong.Valid, wrong.AttemptsRemaining, right.Valid));
        Assert.Equal([("vendor-1", "111111"), ("vendor-1", "482915")], _vendor.Asked);
        Assert.Equal(RefusalCode.OtpAlreadyVerified, (await _rig.CheckAsync(otp, Right)).Refusal!.Code);
        Assert.Equal(2, _vendor.Asked.Count);
    }

    [Fact]
    public async Task Check_ProviderUnavailable_CountsNothing()
    {
        var otp = (await _rig.SendAsync()).Value!.Otp;
        _vendor.Down = true;

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(RefusalCode.WhatsAppUnavailable, (await _rig.CheckAsync(otp, Wrong)).Refusal!.Code);
        }

        _vendor.Down = false;
        Assert.Equal(0, (await _rig.GetAsync(otp)).WrongChecks);
        Assert.True((await _rig.CheckAsync(otp, Right)).Value!.Valid);
    }

    [Fact]
    public async Task Check_ProviderThrows_LeavesNoHoldBehind()
    {
        _rig.Settings = _rig.Settings with { Phone = _rig.Settings.Phone with { FailedChecks = 1 } };
        var otp = (await _rig.SendAsync()).Value!.Otp;
        _vendor.Broken = true;
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _rig.CheckAsync(otp, Right));
        _vendor.Broken = false;

        Assert.True((await _rig.CheckAsync(otp, Right)).Value?.Valid);
    }

    [Fact]
    public async Task Check_OurLimitReached_ProviderIsNotAskedAgain()
    {
        var otp = (await _rig.SendAsync()).Value!.Otp;
        for (var i = 0; i < 3; i++)
        {
            await _rig.CheckAsync(otp, Wrong);
        }

        Assert.Equal(RefusalCode.OtpAttemptsExceeded, (await _rig.CheckAsync(otp, Right)).Refusal!.Code);
        Assert.Equal(3, _vendor.Asked.Count);
    }

    [Fact]
    public async Task Check_AnotherPurpose_IsWrongWithoutAsking()
    {
        var otp = (await _rig.SendAsync()).Value!.Otp;

        var answer = await _rig.Verification.CheckAsync(WorkspaceId.Default, new CheckRequest(otp, Right, "payment"), null, CancellationToken.None);

        Assert.False(answer.Value!.Valid);
        Assert.Empty(_vendor.Asked);
    }

    [Fact]
    public async Task Check_SameKeyTwice_AsksAndCountsOnce()
    {
        var otp = (await _rig.SendAsync()).Value!.Otp;

        await _rig.CheckAsync(otp, Wrong, "key");
        Assert.True((await _rig.CheckAsync(otp, Wrong, "key")).Replayed);

        Assert.Single(_vendor.Asked);
        Assert.Equal(1, (await _rig.GetAsync(otp)).WrongChecks);
    }

    [Fact]
    public async Task Resend_AnyChannel_GoesToTheSameProviderAndItsNewestMessageCounts()
    {
        var otp = (await _rig.SendAsync()).Value!.Otp;

        Assert.Null((await _rig.Verification.ResendAsync(
            WorkspaceId.Default, new ResendRequest(otp, RequestedChannel.Sms, false), null, CancellationToken.None)).Refusal);
        await _rig.CheckAsync(otp, Right);

        Assert.Equal([Channel.WhatsApp, Channel.WhatsApp], _rig.Messages.Select(static m => m.Channel));
        Assert.Equal([("vendor-2", "482915")], _vendor.Asked);
    }

    [Fact]
    public async Task Send_CodeOfTheCallersOwn_NeverGoesToAKeeper()
    {
        _rig.Settings = _rig.Settings with { CustomCodes = true };

        var answer = await _rig.Verification.SendAsync(WorkspaceId.Default, new SendRequest(FlowRig.Phone) { Code = Right }, null, CancellationToken.None);

        Assert.Equal(RefusalCode.WhatsAppUnavailable, answer.Refusal!.Code);
        Assert.Empty(_rig.Messages);
    }

    private static OtpCode Code(string digits) => OtpCode.TryParse(digits, out var code) ? code : throw new ArgumentException("Not a code.", nameof(digits));

    private sealed class Vendor : ICodeKeeper
    {
        public List<(string?, string)> Asked { get; } = [];

        public bool Down { get; set; }

        public bool Broken { get; set; }

        public ValueTask<KeeperVerdict> CheckAsync(string? messageId, PhoneNumber phone, OtpCode code, CancellationToken cancellationToken)
        {
            if (Down)
            {
                return new(KeeperVerdict.Unavailable);
            }

            if (Broken)
            {
                throw new InvalidOperationException("The vendor's answer makes no sense.");
            }

            Asked.Add((messageId, code.Reveal()));
            return new(code.Reveal() == Right.Reveal() ? KeeperVerdict.Right : KeeperVerdict.Wrong);
        }
    }
}
