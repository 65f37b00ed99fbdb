using OtpActors.Domain.Identity;
using OtpActors.Domain.Webhooks;
using OtpActors.Testing.Webhooks;

namespace OtpActors.Webhooks.Tests.Signing;

/// <summary>What leaves us, judged by a library that others use (A67, A68, A69).</summary>
public sealed class StandardWebhooksLibraryTests
{
    [LibraryFact]
    public async Task Verify_FiveTries_AreGenuine_A67_A68()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        receiver.Answer = static (_, context) => WebhookReceiver.Status(context, 500);
        var opened = await rig.SubscribeAsync(receiver, WebhookTopics.Sent);
        await rig.SentAsync("+99910000001", static r => r with { Metadata = """{"größe":"ü €"}""" });
        for (var number = 1; number <= 5; number++)
        {
            var latest = (await rig.DeliveriesAsync(opened.Endpoint.Id, number))[0];
            rig.Clock.Advance(latest.NextAt!.Value - rig.Clock.Now + TimeSpan.FromMilliseconds(200));
        }

        var tries = receiver.All.Take(5).ToList();
        var forged = tries[0] with { Body = [.. tries[0].Body[..^2], (byte)' ', (byte)'}', (byte)'}'] };
        var told = await StandardWebhooksLibrary.VerifyAsync([opened.Secret.Reveal()], [.. tries, forged, tries[1] with { Id = "msg_1_1" }]);

        Assert.Equal([.. Enumerable.Repeat("genuine", 5), "No matching signature found", "No matching signature found"], told.Select(static t => t[0]));
        Assert.Single(tries.Select(static t => t.Id).Distinct());
        Assert.Equal(5, tries.Select(static t => t.Timestamp).Distinct().Count());
    }

    [LibraryFact]
    public async Task Verify_AfterARotation_BothSecretsAreGenuine_A69()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        var first = await rig.SubscribeAsync(receiver, WebhookTopics.Sent);
        var second = (await rig.Webhooks.RotateAsync(WorkspaceId.Default, first.Endpoint.Id))!;
        await rig.SentAsync("+99910000001");

        var told = await StandardWebhooksLibrary.VerifyAsync([first.Secret.Reveal(), second.Secret.Reveal()], [await receiver.NextAsync()]);

        Assert.Equal(["genuine", "genuine"], told[0]);
    }
}
