using Microsoft.Extensions.DependencyInjection;
using OtpActors.Engine.Conformance;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Front;

namespace OtpActors.Grains.Tests.Front;

/// <summary>What other Orleans applications can do.</summary>
public sealed class VerificationGrainTests : IAsyncLifetime
{
    private const string Phone = "+99910000001";
    private ClusterRig? _rig;

    private ClusterRig Rig => _rig ?? throw new InvalidOperationException("The cluster is not started.");

    private IVerificationGrain Service => new OtpActorsClient(Rig.Services.GetRequiredService<IGrainFactory>()).For();

    public async Task InitializeAsync() => _rig = await ClusterRig.StartedAsync();

    public async Task DisposeAsync() => await Rig.DisposeAsync();

    [Fact]
    public async Task Send_ThenVerify_VerifiesOnce()
    {
        var sent = await Service.SendAsync(new SendOtp { Phone = Phone });
        var code = Rig.Received(Phone).Reveal();

        var first = await Service.VerifyAsync(new VerifyOtp { OtpId = sent.OtpId, Code = code });
        var second = await Service.VerifyAsync(new VerifyOtp { OtpId = sent.OtpId, Code = code });
        var status = await Service.GetAsync(sent.OtpId);

        Assert.True(first.Valid);
        Assert.Equal(Phone, first.Phone);
        Assert.Equal("otp_already_verified", second.Refusal!.Code);
        Assert.Equal("verified", status.Otp!.Status);
    }

    [Fact]
    public async Task Send_Again_IsRefusedInTheWordsOfTheHttpApi()
    {
        await Service.SendAsync(new SendOtp { Phone = Phone });

        var refusal = (await Service.SendAsync(new SendOtp { Phone = Phone })).Refusal!;

        Assert.Equal(("rate_limit_exceeded", "phone_cooldown"), (refusal.Code, refusal.Limit));
        Assert.True(refusal.RetryAfter > TimeSpan.Zero);
    }

    [Fact]
    public async Task Send_FaultyFields_AreNamed()
    {
        Assert.Equal("invalid_phone", (await Service.SendAsync(new SendOtp { Phone = "123" })).Refusal!.Code);
        foreach (var (send, field) in (ReadOnlySpan<(SendOtp, string)>)[
            (new SendOtp { Phone = Phone, Length = 5 }, "length"),
            (new SendOtp { Phone = Phone, ExpiresIn = TimeSpan.FromSeconds(59) }, "expires_in"),
            (new SendOtp { Phone = Phone, Channel = "pigeon" }, "channel"),
            (new SendOtp { Phone = Phone, MaxAttempts = 11 }, "max_attempts"),
            (new SendOtp { Phone = Phone, Metadata = "[1]" }, "metadata"),
            (new SendOtp { Phone = Phone, Purpose = "" }, "purpose"),
            (new SendOtp { Phone = Phone, Code = "12" }, "code")])
        {
            Assert.Equal(field, SendForm.Read(send).Refusal!.Field);
        }
    }

    [Fact]
    public async Task Send_SameIdempotencyKey_SendsOnce()
    {
        var first = await Service.SendAsync(new SendOtp { Phone = Phone, IdempotencyKey = "k" });
        var again = await Service.SendAsync(new SendOtp { Phone = Phone, IdempotencyKey = "k" });
        var other = await Service.SendAsync(new SendOtp { Phone = Phone, IdempotencyKey = "k", Length = 4 });

        Assert.Equal(first.OtpId, again.OtpId);
        Assert.True(again.Replayed);
        Assert.Equal("idempotency_key_reused", other.Refusal!.Code);
        Assert.Single(Rig.Messages(Phone));
    }

    [Fact]
    public async Task Resend_Cancel_Get_WorkAsTheHttpApi()
    {
        Rig.Workspaces.Settings = Rig.Workspaces.Settings with { Phone = Rig.Workspaces.Settings.Phone with { Windows = [] } };
        var sent = await Service.SendAsync(new SendOtp { Phone = Phone });

        var resent = await Service.ResendAsync(new ResendOtp { OtpId = sent.OtpId, Channel = "sms" });
        var canceled = await Service.CancelAsync(sent.OtpId);
        var verified = await Service.VerifyAsync(new VerifyOtp { OtpId = sent.OtpId, Code = Rig.Received(Phone).Reveal() });

        Assert.Equal("sms", resent.Channel);
        Assert.Equal("canceled", canceled.Otp!.Status);
        Assert.Equal("otp_canceled", verified.Refusal!.Code);
        Assert.Equal("otp_not_found", (await Service.GetAsync("otp_nonsense")).Refusal!.Code);
    }

    [Fact]
    public async Task Remote_FrontEndWithoutGrains_DrivesEverythingThroughTheDoor()
    {
        var rates = new RemoteRates(Rig.Clock);
        var remote = new RemoteVerification(Rig.Services.GetRequiredService<Doors>(), rates);
        var workspace = Domain.Identity.WorkspaceId.Default;
        var sent = (await remote.SendAsync(workspace, new SendRequest(EngineRig.Phone(Phone)), EngineRig.Key("k"), CancellationToken.None)).Value!;
        var code = Rig.Received(Phone);

        var wrong = await remote.CheckAsync(workspace, new CheckRequest(sent.Otp, EngineRig.Wrong(code), null), null, CancellationToken.None);
        var page = await remote.SearchAsync(workspace, new SearchRequest(EngineRig.Phone(Phone), null, 10, null), CancellationToken.None);
        var right = await remote.CheckAsync(workspace, new CheckRequest(sent.Otp, code, null), null, CancellationToken.None);
        var dead = await remote.ResendAsync(workspace, new ResendRequest(sent.Otp, null, false), null, CancellationToken.None);

        Assert.Equal(2, wrong.Value!.AttemptsRemaining);
        Assert.Equal(sent.Otp, Assert.Single(page.Value!.Items).Draft.Id);
        Assert.True(right.Value!.Valid);
        Assert.Equal(RefusalCode.OtpAlreadyVerified, dead.Refusal!.Code);
        Assert.Equal(1, (await remote.GetAsync(workspace, sent.Otp, CancellationToken.None)).Value!.WrongChecks);
    }
}
