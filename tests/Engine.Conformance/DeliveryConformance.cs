using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Verification;
using Xunit;

namespace OtpActors.Engine.Conformance;

/// <summary>What every engine must do by itself: receipts, fallbacks, expiry, forgetting, and all of it across a restart.</summary>
public abstract class DeliveryConformance
{
    protected abstract Task<EngineRig> StartAsync();

    [Fact]
    public async Task Receipt_Delivered_IsTold()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99910000001");

        rig.Clock.Advance(TimeSpan.FromMilliseconds(200));

        var state = await rig.UntilAsync(sent.Otp, static s => s.Delivery.Delivered);
        Assert.Equal([OtpEventKind.Sent, OtpEventKind.Delivered], state.Events.Select(static e => e.Kind));
    }

    [Fact]
    public async Task Silence_AfterTenSeconds_SmsCarriesTheSameCodeOnce()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99931000001");
        rig.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Single(rig.Messages("+99931000001"));

        rig.Clock.Advance(TimeSpan.FromSeconds(3));
        var state = await rig.UntilAsync(sent.Otp, static s => s.Delivery.FellBack);
        rig.Clock.Advance(TimeSpan.FromSeconds(30));

        var messages = rig.Messages("+99931000001");
        Assert.Equal([Channel.Sms, Channel.WhatsApp], messages.Select(static m => m.Channel));
        Assert.Equal(messages[0].Code.Reveal(), messages[1].Code.Reveal());
        Assert.Contains(OtpEventKind.SmsFallback, state.Events.Select(static e => e.Kind));
        Assert.True((await rig.CheckAsync(sent.Otp, rig.Received("+99931000001"))).Value!.Valid);
    }

    [Fact]
    public async Task Silence_RestartBeforeTheFallback_ItStillHappensOnce()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99931000001");
        rig.Clock.Advance(TimeSpan.FromSeconds(5));
        await rig.RestartAsync();

        rig.Clock.Advance(TimeSpan.FromSeconds(7));
        var state = await rig.UntilAsync(sent.Otp, static s => s.Delivery.FellBack);

        Assert.Equal(2, state.Delivery.Attempts.Length);
        Assert.Single(state.Events, static e => e.Kind == OtpEventKind.SmsFallback);
        Assert.True((await rig.CheckAsync(sent.Otp, rig.Received("+99931000001"))).Value!.Valid);
    }

    [Fact]
    public async Task Refused_OnWhatsAppOnly_FallsBackAtOnce()
    {
        await using var rig = await StartAsync();

        var sent = await rig.SentAsync("+99921000001");

        Assert.Equal(Channel.Sms, sent.Channel);
        Assert.True((await rig.CheckAsync(sent.Otp, rig.Received("+99921000001"))).Value!.Valid);
    }

    [Fact]
    public async Task Refused_Everywhere_GivesThePlaceBackAfterFiveSeconds()
    {
        await using var rig = await StartAsync();

        Assert.Equal(RefusalCode.DestinationUnreachable, (await rig.SendAsync("+99920000001")).Refusal!.Code);
        var paused = await rig.SendAsync("+99920000001");
        rig.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("phone_cooldown", paused.Refusal!.Limit);
        Assert.True(paused.Refusal.RetryAfter <= TimeSpan.FromSeconds(5));
        Assert.Equal(RefusalCode.DestinationUnreachable, (await rig.SendAsync("+99920000001")).Refusal!.Code);
        var listed = await rig.Verification.SearchAsync(
            Domain.Identity.WorkspaceId.Default, new SearchRequest(EngineRig.Phone("+99920000001"), null, 10, null), CancellationToken.None);
        Assert.All(listed.Value!.Items, static o => Assert.Equal(OtpPhase.Undeliverable, o.Phase));
    }

    [Fact]
    public async Task Unavailable_WithoutFallback_IsTheProvidersFault()
    {
        await using var rig = await StartAsync();

        var whatsApp = await rig.SendAsync("+99950000001", r => r with { Channel = RequestedChannel.WhatsApp, FallbackSms = false });
        var sms = await rig.SendAsync("+99950000002", r => r with { Channel = RequestedChannel.Sms });

        Assert.Equal(RefusalCode.WhatsAppUnavailable, whatsApp.Refusal!.Code);
        Assert.Equal(RefusalCode.SmsUnavailable, sms.Refusal!.Code);
    }

    [Fact]
    public async Task Unknown_IsToldWithoutAMessageId_AndKeepsItsPlace_A108()
    {
        await using var rig = await StartAsync();

        var sent = await rig.SentAsync("+99960000001", r => r with { FallbackSms = false });

        Assert.Null(sent.MessageId);
        Assert.Equal("phone_cooldown", (await rig.SendAsync("+99960000001")).Refusal!.Limit);
        Assert.Equal(DeliveryStatus.Unknown, (await rig.GetAsync(sent.Otp)).Delivery.Attempts[0].Status);
    }

    [Fact]
    public async Task Expiry_IsRecordedByTheTimer_ExactlyOnce()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99910000001", r => r with { ExpiresIn = TimeSpan.FromSeconds(60) });

        rig.Clock.Advance(TimeSpan.FromSeconds(62));
        await rig.UntilAsync(sent.Otp, static s => s.Phase == OtpPhase.Expired);
        await rig.RestartAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(10));

        var state = await rig.GetAsync(sent.Otp);
        Assert.Single(state.Events, static e => e.Kind == OtpEventKind.Expired);
        Assert.Equal(sent.ExpiresAt, state.EndedAt);
    }

    [Fact]
    public async Task Restart_WhatWasAnswered_IsThere_A92()
    {
        await using var rig = await StartAsync();
        var live = await rig.SentAsync("+99910000001");
        var code = rig.Received("+99910000001");
        await rig.CheckAsync(live.Otp, EngineRig.Wrong(code));
        var done = await rig.SentAsync("+99910000002");
        await rig.CheckAsync(done.Otp, rig.Received("+99910000002"));
        var kept = await rig.SendAsync("+99910000003", key: EngineRig.Key("k"));

        await rig.RestartAsync();

        Assert.Equal(1, (await rig.GetAsync(live.Otp)).WrongChecks);
        Assert.True((await rig.CheckAsync(live.Otp, code)).Value!.Valid);
        Assert.Equal(OtpPhase.Verified, (await rig.GetAsync(done.Otp)).Phase);
        Assert.Equal("phone_cooldown", (await rig.SendAsync("+99910000001")).Refusal!.Limit);
        var replayed = await rig.SendAsync("+99910000003", key: EngineRig.Key("k"));
        Assert.True(replayed.Replayed);
        Assert.Equal(kept.Value, replayed.Value);
    }

    [Fact]
    public async Task Retention_AfterItsEnd_TheOtpIsForgotten_A89()
    {
        await using var rig = await StartAsync();
        var sent = await rig.SentAsync("+99910000001");
        await rig.CheckAsync(sent.Otp, rig.Received("+99910000001"));

        rig.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(OtpPhase.Verified, (await rig.GetAsync(sent.Otp)).Phase);
        rig.Clock.Advance(TimeSpan.FromMilliseconds(1));

        var gone = await rig.Verification.GetAsync(Domain.Identity.WorkspaceId.Default, sent.Otp, CancellationToken.None);
        Assert.Equal(RefusalCode.OtpNotFound, gone.Refusal!.Code);
    }
}
