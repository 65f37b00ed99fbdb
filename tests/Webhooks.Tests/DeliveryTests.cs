using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Webhooks;
using OtpActors.Testing.Webhooks;
using OtpActors.Webhooks.Dispatch;

namespace OtpActors.Webhooks.Tests;

/// <summary>Retries, dead letters, replay and secrets, from the send to the receiver.</summary>
public sealed class DeliveryTests
{
    private const string Phone = "+99910000001";

    [Fact]
    public async Task Deliver_FiveTries_HaveOneIdNewTimestampsAndSignaturesOfTheSentBytes_A68()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        receiver.Answer = static (_, context) => WebhookReceiver.Status(context, 500);
        var opened = await rig.SubscribeAsync(receiver, WebhookTopics.Sent);
        await rig.SentAsync(Phone, static r => r with { Metadata = """{"grüße":"ü"}""" });

        for (var number = 1; number <= 5; number++)
        {
            await receiver.NextAsync();
            var latest = (await rig.DeliveriesAsync(opened.Endpoint.Id, number))[0];
            var pause = RetrySchedule.Pauses[number - 1];
            Assert.Equal((number, (int?)500), (latest.Attempt, latest.StatusCode));
            Assert.InRange(latest.NextAt!.Value - latest.At, pause * 0.8, pause * 1.2);
            rig.Clock.Advance(latest.NextAt.Value - rig.Clock.Now + TimeSpan.FromMilliseconds(200));
        }

        var tries = receiver.All.Take(5).ToList();
        Assert.Single(tries.Select(static t => t.Id).Distinct());
        Assert.Equal(5, tries.Select(static t => t.Timestamp).Distinct().Count());
        Assert.Equal(5, tries.Select(static t => t.Signature).Distinct().Count());
        Assert.Single(tries.Select(static t => Convert.ToHexString(t.Body)).Distinct());
        Assert.All(tries, t => Assert.Equal(Sign(opened.Secret.Reveal(), t), t.Signature));
    }

    [Fact]
    public async Task Deliver_AfterAFailure_ComesAgainAndIsOver()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        receiver.Answer = (_, context) => WebhookReceiver.Status(context, receiver.All.Count == 1 ? 503 : 200);
        var opened = await rig.SubscribeAsync(receiver, WebhookTopics.Sent);
        await rig.SentAsync(Phone);
        await rig.DeliveriesAsync(opened.Endpoint.Id, 1);

        rig.Clock.Advance(TimeSpan.FromSeconds(7));
        var deliveries = await rig.DeliveriesAsync(opened.Endpoint.Id, 2);
        rig.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal([200, 503], deliveries.Select(static d => d.StatusCode));
        Assert.Equal([null, deliveries[1].NextAt], deliveries.Select(static d => d.NextAt));
        Assert.Equal(2, receiver.All.Count);
    }

    [Fact]
    public async Task Deliver_RetryAfter_IsHonoured_A71()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        receiver.Answer = static (_, context) =>
        {
            context.Response.Headers.RetryAfter = "90";
            return WebhookReceiver.Status(context, 429);
        };
        var opened = await rig.SubscribeAsync(receiver, WebhookTopics.Sent);
        await rig.SentAsync(Phone);

        var tried = (await rig.DeliveriesAsync(opened.Endpoint.Id, 1))[0];

        Assert.Equal(TimeSpan.FromSeconds(90), tried.NextAt - tried.At);
    }

    [Fact]
    public async Task Deliver_410_DisablesTheEndpoint_A71()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        receiver.Answer = static (_, context) => WebhookReceiver.Status(context, 410);
        var opened = await rig.SubscribeAsync(receiver, WebhookTopics.Sent);
        await rig.SentAsync(Phone);
        await rig.EndpointAsync(opened.Endpoint.Id, static e => !e.Enabled);

        await rig.SentAsync("+99910000002");
        rig.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Single(receiver.All);
        Assert.Null((await rig.DeliveriesAsync(opened.Endpoint.Id, 1))[0].NextAt);
    }

    /// <summary>Others were delivered while the event was tried: what counts is the silence after it.</summary>
    [Fact]
    public async Task Deliver_AnEventIsDead_TheEndpointFailsFromThenOn_A72()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        string? dead = null;
        receiver.Answer = (received, context) => WebhookReceiver.Status(context, (dead ??= received.Id) == received.Id ? 500 : 204);
        var id = (await rig.SubscribeAsync(receiver, WebhookTopics.Sent)).Endpoint.Id;
        await rig.SentAsync(Phone);
        await TriedAsync(1);
        await rig.SentAsync("+99910000002");
        for (var number = 1; number <= RetrySchedule.Pauses.Length; number++)
        {
            var tried = await TriedAsync(number);
            await rig.RestartAsync(tried.NextAt!.Value - rig.Clock.Now);
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await rig.EndpointAsync(id, static e => e.FailingSince is not null);
        var last = await TriedAsync(RetrySchedule.Pauses.Length + 1);

        Assert.Null(last.NextAt);
        Assert.Contains(receiver.All, w => w.Id != dead);
        var failing = (await rig.Webhooks.FindAsync(WorkspaceId.Default, id))!.FailingSince!.Value;
        Assert.InRange(failing, last.At, rig.Clock.Now);

        async Task<WebhookDelivery> TriedAsync(int attempt)
        {
            var all = await rig.DeliveriesAsync(id, d => d.Any(t => t.Id == dead && t.Attempt == attempt));
            return all.First(t => t.Id == dead && t.Attempt == attempt);
        }
    }

    [Fact]
    public async Task Replay_AfterTheEndpointIsEnabledAgain_SendsDeadAndDeliveredEventsWithTheirIds_A72()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        var opened = await rig.SubscribeAsync(receiver, WebhookTopics.Sent);
        await rig.SentAsync(Phone);
        var delivered = await receiver.NextAsync();
        await rig.DeliveriesAsync(opened.Endpoint.Id, 1);
        rig.Clock.Advance(TimeSpan.FromSeconds(2));
        var since = rig.Clock.Now;
        receiver.Answer = static (_, context) => WebhookReceiver.Status(context, 410);
        await rig.SentAsync("+99910000002");
        var dead = await receiver.NextAsync();
        await rig.EndpointAsync(opened.Endpoint.Id, static e => !e.Enabled);

        receiver.Answer = static (_, context) => WebhookReceiver.Status(context, 204);
        await rig.Webhooks.ChangeAsync(WorkspaceId.Default, opened.Endpoint.Id, null, null, true);
        var later = await rig.Webhooks.ReplayAsync(WorkspaceId.Default, opened.Endpoint.Id, since);
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = await receiver.NextAsync();
        await rig.DeliveriesAsync(opened.Endpoint.Id, 3);
        var all = await rig.Webhooks.ReplayAsync(WorkspaceId.Default, opened.Endpoint.Id, delivered.Json.GetProperty("timestamp").GetDateTimeOffset());
        rig.Clock.Advance(TimeSpan.FromSeconds(5));
        var both = new[] { await receiver.NextAsync(), await receiver.NextAsync() };

        Assert.Equal((1, 2), (later, all));
        Assert.Equal(dead.Id, again.Id);
        Assert.Equal(new[] { delivered.Id, dead.Id }.Order(), both.Select(static w => w.Id).Order());
        Assert.Null(await rig.Webhooks.ReplayAsync(WorkspaceId.Default, new EndpointId(1), since));
    }

    [Fact]
    public async Task Rotate_ForADay_BothSecretsSign_A69()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        var first = await rig.SubscribeAsync(receiver, WebhookTopics.Sent);
        var second = (await rig.Webhooks.RotateAsync(WorkspaceId.Default, first.Endpoint.Id))!;
        await rig.SentAsync(Phone);
        var within = await receiver.NextAsync();
        await rig.RestartAsync(later: EndpointsMachine.Overlap);
        await rig.SentAsync(Phone);
        var after = await receiver.NextAsync();

        Assert.NotEqual(first.Secret.Reveal(), second.Secret.Reveal());
        Assert.Equal($"{Sign(second.Secret.Reveal(), within)} {Sign(first.Secret.Reveal(), within)}", within.Signature);
        Assert.Equal(Sign(second.Secret.Reveal(), after), after.Signature);
    }

    [Fact]
    public async Task Test_AnEndpoint_GetsOneSignedTestAndItsResultIsTold()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        receiver.Answer = static (_, context) => WebhookReceiver.Status(context, 418);
        var opened = await rig.SubscribeAsync(receiver, WebhookTopics.Verified);
        await rig.Webhooks.ChangeAsync(WorkspaceId.Default, opened.Endpoint.Id, null, null, false);

        var told = await rig.Webhooks.TestAsync(WorkspaceId.Default, opened.Endpoint.Id);
        rig.Clock.Advance(TimeSpan.FromHours(1));

        var arrived = Assert.Single(receiver.All);
        Assert.Equal(("webhook.test", (int?)418, 1, null), (told!.Event, told.StatusCode, told.Attempt, told.NextAt));
        Assert.Equal((told.Id, "webhook.test"), (arrived.Id, arrived.Event));
        Assert.Equal(Sign(opened.Secret.Reveal(), arrived), arrived.Signature);
        Assert.Equal(told, (await rig.DeliveriesAsync(opened.Endpoint.Id, 1))[0]);
    }

    [Fact]
    public async Task Remove_AnEndpoint_DropsWhatWaitsForIt()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        receiver.Answer = static (_, context) => WebhookReceiver.Status(context, 500);
        var opened = await rig.SubscribeAsync(receiver, WebhookTopics.Sent);
        await rig.SentAsync(Phone);
        await rig.DeliveriesAsync(opened.Endpoint.Id, 1);

        Assert.True(await rig.Webhooks.RemoveAsync(WorkspaceId.Default, opened.Endpoint.Id));
        Assert.False(await rig.Webhooks.RemoveAsync(WorkspaceId.Default, opened.Endpoint.Id));
        rig.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Single(receiver.All);
        Assert.Null(await rig.Webhooks.DeliveriesAsync(WorkspaceId.Default, opened.Endpoint.Id));
    }

    /// <summary>Who knows an endpoint's id gets it no second line, and so no more requests at a time.</summary>
    [Fact]
    public async Task Remove_AnEndpointOfAnotherWorkspace_LeavesItsLine_A50()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        var id = (await rig.SubscribeAsync(receiver)).Endpoint.Id;
        var dispatcher = rig.Services.GetRequiredService<Dispatcher>();
        var room = dispatcher.Reserve(id, int.MaxValue);
        Assert.True(WorkspaceId.TryParse("other", out var other));

        Assert.False(await rig.Webhooks.RemoveAsync(other, id));

        Assert.Equal(0, dispatcher.Reserve(id, 1));
        dispatcher.Drive(id, [], room);
    }

    [Fact]
    public async Task Endpoints_OfAnotherWorkspace_AreUnknown_A50()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var rig = await WebhookRig.StartAsync();
        var opened = await rig.SubscribeAsync(receiver);
        Assert.True(WorkspaceId.TryParse("other", out var other));

        Assert.Null(await rig.Webhooks.FindAsync(other, opened.Endpoint.Id));
        Assert.Null(await rig.Webhooks.ChangeAsync(other, opened.Endpoint.Id, null, null, false));
        Assert.Null(await rig.Webhooks.RotateAsync(other, opened.Endpoint.Id));
        Assert.Null(await rig.Webhooks.TestAsync(other, opened.Endpoint.Id));
        Assert.Null(await rig.Webhooks.DeliveriesAsync(other, opened.Endpoint.Id));
        Assert.Null(await rig.Webhooks.ReplayAsync(other, opened.Endpoint.Id, default));
        Assert.False(await rig.Webhooks.RemoveAsync(other, opened.Endpoint.Id));
        Assert.Empty(await rig.Webhooks.ListAsync(other));
        Assert.True((await rig.Webhooks.FindAsync(WorkspaceId.Default, opened.Endpoint.Id))!.Enabled);
    }

    /// <summary>The scheme, written once more from its specification.</summary>
    private static string Sign(string secret, ReadOnlySpan<byte> signed) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed));

    private static string Sign(string secret, ReceivedWebhook received) =>
        Sign(secret, [.. Encoding.ASCII.GetBytes($"{received.Id}.{received.Timestamp}."), .. received.Body]);
}
