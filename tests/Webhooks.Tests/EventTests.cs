using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Conformance;
using OtpActors.Testing.Webhooks;

namespace OtpActors.Webhooks.Tests;

/// <summary>What subscribers are told, from the send to the end.</summary>
public sealed class EventTests
{
    private const string Phone = "+99910000001";

    [Fact]
    public async Task Events_OfAVerifiedOtp_ComeWithTheirNumbersAndFields_A74()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        await rig.SubscribeAsync(receiver);

        var otp = await rig.SentAsync(Phone, static r => r with { Metadata = """{"order":7}""", ClientReference = "c-1" });
        var sent = await receiver.NextAsync();
        rig.Clock.Advance(TimeSpan.FromMilliseconds(300));
        var delivered = await receiver.NextAsync();
        await rig.CheckAsync(otp.Otp, rig.Received(Phone));
        var verified = await receiver.NextAsync();

        Assert.Equal(["otp.sent", "otp.delivered", "otp.verified"], new[] { sent, delivered, verified }.Select(static w => w.Event));
        Assert.Equal([1, 2, 3], new[] { sent, delivered, verified }.Select(static w => w.Data("sequence").GetInt32()));
        Assert.All(new[] { sent, delivered, verified }, w =>
        {
            Assert.Equal(otp.Otp.ToString(), w.Data("otp_id").GetString());
            Assert.Equal(Phone, w.Data("phone").GetString());
            Assert.Equal("whatsapp", w.Data("channel").GetString());
            Assert.Equal(7, w.Data("metadata").GetProperty("order").GetInt32());
            Assert.Equal("c-1", w.Data("client_reference").GetString());
            Assert.DoesNotContain('.', w.Id);
        });
        Assert.Equal("2026-11-21T10:00:00Z", verified.Data("verified_at").GetString());
        Assert.Equal(3, receiver.All.Select(static w => w.Id).Distinct().Count());
    }

    [Fact]
    public async Task Events_OfAnExpiredOtp_EndWithExactlyOneExpiry()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        var opened = await rig.SubscribeAsync(receiver, WebhookTopics.Expired | WebhookTopics.Canceled);
        var otp = await rig.SentAsync(Phone);
        var code = rig.Received(Phone);

        // The timer, checks and reads all come upon the deadline at once.
        rig.Clock.Advance(otp.ExpiresAt - rig.Clock.GetUtcNow());
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await rig.CheckAsync(otp.Otp, code))));
        await rig.GetAsync(otp.Otp);
        var expired = await receiver.NextAsync();
        await rig.DeliveriesAsync(opened.Endpoint.Id, 1);
        rig.Clock.Advance(TimeSpan.FromMinutes(2));

        var other = await rig.SentAsync("+99910000002");
        await rig.Verification.CancelAsync(Domain.Identity.WorkspaceId.Default, other.Otp, CancellationToken.None);
        var canceled = await receiver.NextAsync();

        Assert.Equal("otp.expired", expired.Event);
        Assert.Equal(otp.Otp.ToString(), expired.Data("otp_id").GetString());
        Assert.Equal("otp.canceled", canceled.Event);
        Assert.Equal(2, receiver.All.Count);
    }

    [Fact]
    public async Task Events_OfFailures_NameTheirReason()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        await rig.SubscribeAsync(receiver, WebhookTopics.Failed | WebhookTopics.SmsFallback);

        await rig.SendAsync("+99920000001", static r => r with { FallbackSms = false });
        var nowhere = await receiver.NextAsync();
        var otp = await rig.SentAsync(Phone, static r => r with { MaxAttempts = 1 });
        await rig.CheckAsync(otp.Otp, EngineRig.Wrong(rig.Received(Phone)));
        var exceeded = await receiver.NextAsync();
        await rig.SentAsync("+99930000001");
        rig.Clock.Advance(TimeSpan.FromSeconds(11));
        var fallback = await receiver.NextAsync();

        Assert.Equal(("otp.failed", "delivery"), (nowhere.Event, nowhere.Data("reason").GetString()));
        Assert.Equal(("otp.failed", "max_attempts"), (exceeded.Event, exceeded.Data("reason").GetString()));
        Assert.Equal(("otp.sms_fallback", "sms"), (fallback.Event, fallback.Data("channel").GetString()));
    }

    [Fact]
    public async Task Send_WithoutEndpoints_KeepsNothingForOutboxes()
    {
        await using var rig = await WebhookRig.StartAsync();

        var otp = await rig.SentAsync(Phone);

        var state = await rig.GetAsync(otp.Otp);
        Assert.False(state.Draft.Reports);
        Assert.False(state.HasNews);
        Assert.Null(state.ReportAt);
    }
}
