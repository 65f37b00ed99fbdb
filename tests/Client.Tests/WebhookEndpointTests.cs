using OtpActors.Client.Webhooks;
using OtpActors.Testing.Webhooks;

namespace OtpActors.Client.Tests;

/// <summary>The management of webhooks and what arrives, against the real service.</summary>
public sealed class WebhookEndpointTests : ClientTest
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Webhooks_AddedChangedRotatedAndRemoved_AreManaged()
    {
        var webhooks = Client.Webhooks;
        await using var receiver = await WebhookReceiver.StartAsync();
        var added = await webhooks.AddAsync(new AddWebhookRequest(receiver.Url, [WebhookEvents.Verified]), None);

        Assert.Equal((receiver.Url, true), (added.Url, added.Enabled));
        Assert.StartsWith("whsec_", added.Secret.Reveal(), StringComparison.Ordinal);
        Assert.Equal(added.Id, Assert.Single((await webhooks.ListAsync(None)).Items).Id);
        Assert.Equal([WebhookEvents.Verified], (await webhooks.GetAsync(added.Id, None)).Events);

        var changed = await webhooks.ChangeAsync(added.Id, new ChangeWebhookRequest(Enabled: false), None);
        Assert.Equal((false, receiver.Url), (changed.Enabled, changed.Url));
        Assert.NotEqual(added.Secret.Reveal(), (await webhooks.RotateAsync(added.Id, None)).Secret.Reveal());

        await webhooks.RemoveAsync(added.Id, None);
        Assert.Empty((await webhooks.ListAsync(None)).Items);
    }

    [Fact]
    public async Task Webhooks_TestedAndReplayed_ArriveGenuine()
    {
        var webhooks = Client.Webhooks;
        await using var receiver = await WebhookReceiver.StartAsync();
        var added = await webhooks.AddAsync(new AddWebhookRequest(receiver.Url), None);
        var verifier = new WebhookVerifier(added.Secret, Service.Clock);

        var tested = await webhooks.TestAsync(added.Id, None);
        var test = Read(verifier, await receiver.NextAsync());
        var sent = await Client.SendAsync(Phone);
        var told = Read(verifier, await receiver.NextAsync());

        Assert.Equal((WebhookEvents.Test, 204), (tested.Event, tested.StatusCode));
        Assert.Equal((WebhookEvents.Test, null), (test?.Event, test?.Data.OtpId));
        Assert.Equal((WebhookEvents.Sent, sent.OtpId, Phone, 1), (told?.Event, told?.Data.OtpId, told?.Data.Phone, told?.Data.Sequence));
        Assert.Contains((await webhooks.DeliveriesAsync(added.Id, None)).Items, static d => d.Event == WebhookEvents.Test);
        Assert.InRange((await webhooks.ReplayAsync(added.Id, new ReplayRequest(Service.Clock.Now.AddHours(-1)), None)).Queued, 0, 2);
    }

    private static WebhookEvent? Read(WebhookVerifier verifier, ReceivedWebhook webhook) =>
        verifier.Read(webhook.Id, webhook.Timestamp, webhook.Signature, webhook.Body);
}
