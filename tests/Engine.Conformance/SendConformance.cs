using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Verification;
using Xunit;

namespace OtpActors.Engine.Conformance;

/// <summary>What every engine must do with sends, resends and their limits.</summary>
public abstract class SendConformance
{
    protected abstract Task<EngineRig> StartAsync();

    [Fact]
    public async Task Send_FreshPhone_TellsWhatItKeeps()
    {
        await using var rig = await StartAsync();

        var sent = await rig.SentAsync("+99910000001", r => r with { Length = 8, ExpiresIn = TimeSpan.FromSeconds(120), ClientReference = "order-1" });

        Assert.Equal(Channel.WhatsApp, sent.Channel);
        Assert.NotNull(sent.MessageId);
        Assert.Equal(rig.Clock.GetUtcNow() + TimeSpan.FromSeconds(120), sent.ExpiresAt);
        Assert.Equal(rig.Clock.GetUtcNow() + TimeSpan.FromSeconds(60), sent.ResendAt);
        Assert.Equal(8, rig.Received("+99910000001").Length);
        Assert.Equal(OtpPhase.Live, (await rig.GetAsync(sent.Otp)).Phase);
    }

    [Fact]
    public async Task Send_FiftyAtOnceToOnePhone_SendOneMessage_A35()
    {
        await using var rig = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await rig.SendAsync("+99910000001"))));

        Assert.Single(answers, static a => a.Value is not null);
        Assert.All(answers.Where(static a => a.Value is null), static a => Assert.Equal("phone_cooldown", a.Refusal!.Limit));
        Assert.Single(rig.Messages("+99910000001"));
    }

    [Fact]
    public async Task Send_Windows_SlideAndNameTheLongestWait()
    {
        await using var rig = await StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await rig.SentAsync("+99910000001");
            rig.Clock.Advance(TimeSpan.FromSeconds(59));
            Assert.Equal(i < 4 ? "phone_cooldown" : "phone_hour", (await rig.SendAsync("+99910000001")).Refusal!.Limit);
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var full = await rig.SendAsync("+99910000001");
        Assert.Equal("phone_hour", full.Refusal!.Limit);
        Assert.Equal(TimeSpan.FromMinutes(55), full.Refusal.RetryAfter);
        rig.Clock.Advance(TimeSpan.FromMinutes(55) - TimeSpan.FromMilliseconds(1));
        Assert.NotNull((await rig.SendAsync("+99910000001")).Refusal);
        rig.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await rig.SentAsync("+99910000001");
    }

    [Fact]
    public async Task Send_WhileAnotherOtpLives_LeavesTheOlderOneValid()
    {
        await using var rig = await StartAsync();
        var first = await rig.SentAsync("+99910000001");
        var code = rig.Received("+99910000001");
        rig.Clock.Advance(TimeSpan.FromSeconds(60));
        await rig.SentAsync("+99910000001");

        Assert.True((await rig.CheckAsync(first.Otp, code)).Value!.Valid);
    }

    [Fact]
    public async Task Send_SameIdempotencyKey_SendsOnce_A58()
    {
        await using var rig = await StartAsync();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await rig.SendAsync("+99910000001", key: EngineRig.Key("k")))));
        var again = await rig.SendAsync("+99910000001", key: EngineRig.Key("k"));
        var other = await rig.SendAsync("+99910000001", key: EngineRig.Key("k", "{\"x\":1}"));

        Assert.Single(rig.Messages("+99910000001"));
        Assert.Single(answers.Where(static a => a.Value is not null).Append(again).Select(static a => a.Value).Distinct());
        Assert.All(answers.Where(static a => a.Value is null), static a => Assert.Equal(RefusalCode.IdempotencyInProgress, a.Refusal!.Code));
        Assert.True(again.Replayed);
        Assert.Equal(RefusalCode.IdempotencyKeyReused, other.Refusal!.Code);
    }

    [Fact]
    public async Task Send_RefusedWithAnIdempotencyKey_LeavesTheKeyFree()
    {
        await using var rig = await StartAsync();
        await rig.SentAsync("+99910000001");

        Assert.NotNull((await rig.SendAsync("+99910000001", key: EngineRig.Key("k"))).Refusal);
        rig.Clock.Advance(TimeSpan.FromSeconds(60));

        Assert.NotNull((await rig.SendAsync("+99910000001", key: EngineRig.Key("k"))).Value);
    }

    [Fact]
    public async Task Send_OneModuleOff_UsesTheOtherOrSaysSo()
    {
        await using var rig = await StartAsync();
        rig.Workspaces.Settings = rig.Workspaces.Settings with { WhatsApp = false };
        Assert.Equal(Channel.Sms, (await rig.SentAsync("+99910000001")).Channel);
        Assert.Equal(RefusalCode.ModuleInactive, (await rig.SendAsync("+99910000002", r => r with { Channel = RequestedChannel.WhatsApp })).Refusal!.Code);

        rig.Workspaces.Settings = rig.Workspaces.Settings with { Sms = false };
        Assert.Equal(RefusalCode.ModuleInactive, (await rig.SendAsync("+99910000003")).Refusal!.Code);
    }

    [Fact]
    public async Task Send_CustomCode_OnlyWhereAllowed_AndItVerifies()
    {
        await using var rig = await StartAsync();
        var own = EngineRig.Code("00420");
        Assert.Equal("code", (await rig.SendAsync("+99910000001", r => r with { Code = own })).Refusal!.Field);

        rig.Workspaces.Settings = rig.Workspaces.Settings with { CustomCodes = true };
        var sent = await rig.SentAsync("+99910000001", r => r with { Code = own });
        rig.Clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal("new_code", (await rig.ResendAsync(sent.Otp, newCode: true)).Refusal!.Field);
        Assert.True((await rig.CheckAsync(sent.Otp, own)).Value!.Valid);
    }

    [Fact]
    public async Task Resend_SameCodeByDefault_NewCodeOnRequest_AttemptsAndDeadlineKept_A27()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99910000001");
        var code = rig.Received("+99910000001");
        await rig.CheckAsync(sent.Otp, EngineRig.Wrong(code));
        Assert.Equal("phone_cooldown", (await rig.ResendAsync(sent.Otp)).Refusal!.Limit);

        rig.Clock.Advance(TimeSpan.FromSeconds(60));
        var same = await rig.ResendAsync(sent.Otp, RequestedChannel.Sms);
        Assert.Equal(Channel.Sms, same.Value!.Channel);
        Assert.Equal(sent.ExpiresAt, same.Value.ExpiresAt);
        Assert.Equal(code.Reveal(), rig.Received("+99910000001").Reveal());

        rig.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.NotNull((await rig.ResendAsync(sent.Otp, newCode: true)).Value);
        var fresh = rig.Received("+99910000001");
        if (fresh.Reveal() != code.Reveal())
        {
            Assert.Equal(1, (await rig.CheckAsync(sent.Otp, code)).Value!.AttemptsRemaining);
        }

        Assert.True((await rig.CheckAsync(sent.Otp, fresh)).Value!.Valid);
    }

    [Fact]
    public async Task Resend_TwoAtOnce_TakeOnePlace()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99910000001");
        rig.Clock.Advance(TimeSpan.FromSeconds(60));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await rig.ResendAsync(sent.Otp))));

        Assert.Single(answers, static a => a.Value is not null);
        Assert.Equal(2, rig.Messages("+99910000001").Count);
    }

    [Fact]
    public async Task Cancel_Twice_AnswersTheSame_AndDeadOtpsSaySo()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99910000001");
        var code = rig.Received("+99910000001");

        var first = await rig.Verification.CancelAsync(Domain.Identity.WorkspaceId.Default, sent.Otp, CancellationToken.None);
        var again = await rig.Verification.CancelAsync(Domain.Identity.WorkspaceId.Default, sent.Otp, CancellationToken.None);

        Assert.Equal(OtpPhase.Canceled, first.Value!.Phase);
        Assert.Equal(first.Value.EndedAt, again.Value!.EndedAt);
        Assert.Equal(RefusalCode.OtpCanceled, (await rig.CheckAsync(sent.Otp, code)).Refusal!.Code);
        Assert.Equal(RefusalCode.OtpCanceled, (await rig.ResendAsync(sent.Otp)).Refusal!.Code);
    }

    [Fact]
    public async Task Search_ByPhoneAndReference_NewestFirstInPages()
    {
        await using var rig = await StartAsync();
        var sent = new List<Domain.Identity.OtpId>();
        for (var i = 0; i < 5; i++)
        {
            sent.Insert(0, (await rig.SentAsync("+99910000001", r => r with { ClientReference = "r" })).Otp);
            rig.Clock.Advance(TimeSpan.FromSeconds(60));
        }

        var phone = EngineRig.Phone("+99910000001");
        var byPhone = (await SearchAsync(rig, new SearchRequest(phone, null, 3, null))).Value!;
        var rest = (await SearchAsync(rig, new SearchRequest(phone, null, 3, byPhone.Next))).Value!;
        var byReference = (await SearchAsync(rig, new SearchRequest(null, "r", 100, null))).Value!;
        var forged = await SearchAsync(rig, new SearchRequest(phone, null, 3, new Domain.Identity.OtpId(1)));

        Assert.Equal(sent, byPhone.Items.Concat(rest.Items).Select(static o => o.Draft.Id));
        Assert.Null(rest.Next);
        Assert.Equal(sent, byReference.Items.Select(static o => o.Draft.Id));
        Assert.Equal("cursor", forged.Refusal!.Field);
    }

    private static ValueTask<Answer<SearchPage>> SearchAsync(EngineRig rig, SearchRequest request) =>
        rig.Verification.SearchAsync(Domain.Identity.WorkspaceId.Default, request, CancellationToken.None);
}
