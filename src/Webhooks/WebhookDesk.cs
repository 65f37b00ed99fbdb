using System.Security.Cryptography;
using OtpActors.Domain;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;
using OtpActors.Webhooks.Addresses;
using OtpActors.Webhooks.Dispatch;
using OtpActors.Webhooks.Endpoints;
using OtpActors.Webhooks.Outboxes;

namespace OtpActors.Webhooks;

/// <summary>Serves <see cref="IWebhooks"/>.</summary>
internal sealed class WebhookDesk(
    IWebhookActors actors,
    EndpointDirectory directory,
    OutboxShelf shelf,
    Dispatcher dispatcher,
    Courier courier,
    WebhooksOptions options,
    TimeProvider clock) : IWebhooks
{
    private const int ListedMax = 100;

    /// <summary>A list looks at so many pages of each outbox: the newest 2,048 events.</summary>
    private const int ListedPages = 16;

    /// <summary>Between the pages of a replay, so that a receiver gets a stream and no flood.</summary>
    private static readonly TimeSpan ReplayPace = TimeSpan.FromMilliseconds(500);

    public string? Fault(string url) => UrlRules.Fault(url, options.AllowPrivate);

    public async ValueTask<IReadOnlyList<WebhookEndpoint>> ListAsync(WorkspaceId workspace) => (await directory.RefreshAsync(workspace)).Endpoints;

    public async ValueTask<WebhookEndpoint?> FindAsync(WorkspaceId workspace, EndpointId id) => (await directory.RefreshAsync(workspace)).Find(id);

    public async ValueTask<OpenedEndpoint?> AddAsync(WorkspaceId workspace, string url, WebhookTopics topics)
    {
        var id = new EndpointId(Draw());
        var added = await directory.ApplyAsync(workspace, new EndpointsCommand.Add(id, url, topics, Draw()));
        return Opened(added.State, id);
    }

    public async ValueTask<WebhookEndpoint?> ChangeAsync(WorkspaceId workspace, EndpointId id, string? url, WebhookTopics? topics, bool? enabled) =>
        (await directory.ApplyAsync(workspace, new EndpointsCommand.Change(id, url, topics, enabled))).State.Find(id);

    public async ValueTask<bool> RemoveAsync(WorkspaceId workspace, EndpointId id)
    {
        var removed = await directory.ApplyAsync(workspace, new EndpointsCommand.Remove(id));
        if (removed.Outcome == EndpointsOutcome.Done)
        {
            dispatcher.Forget(id);
        }

        foreach (var outbox in OutboxesOf(workspace, id))
        {
            await shelf.DropAsync(outbox);
        }

        return removed.Outcome == EndpointsOutcome.Done;
    }

    public async ValueTask<OpenedEndpoint?> RotateAsync(WorkspaceId workspace, EndpointId id) =>
        Opened((await directory.ApplyAsync(workspace, new EndpointsCommand.Rotate(id, Draw()))).State, id);

    public async ValueTask<WebhookDelivery?> TestAsync(WorkspaceId workspace, EndpointId id)
    {
        if (await FindAsync(workspace, id) is null)
        {
            return null;
        }

        var test = new WebhookEvent(new OtpId(Draw()), 0, null, clock.Moment(), Channel.WhatsApp);
        var taken = (await shelf.AddAsync(new Outbox(workspace, id, Outbox.ShardOf(test.Otp)), [test], room: 1, again: false))[0];
        await courier.TryAsync(taken);
        var page = await actors.AskAsync(taken.Page, PageRequest.Read.Instance);
        await page.Saved;
        return page.Answer.State?.Events.First(e => e.Event.Otp == test.Otp) is { Tries: [.., var tried] }
            ? WebhookDelivery.Of(test, tried)
            : WebhookDelivery.Of(test, new WebhookTry(1, clock.Moment(), null, TimeSpan.Zero, null));
    }

    public async ValueTask<IReadOnlyList<WebhookDelivery>?> DeliveriesAsync(WorkspaceId workspace, EndpointId id)
    {
        if (await FindAsync(workspace, id) is null)
        {
            return null;
        }

        var tries = new List<WebhookDelivery>();
        foreach (var outbox in OutboxesOf(workspace, id))
        {
            await foreach (var (_, page) in shelf.PagesAsync(outbox, ListedPages))
            {
                tries.AddRange(page.Events.SelectMany(static e => e.Tries.Select(t => WebhookDelivery.Of(e.Event, t))));
            }
        }

        return [.. tries.OrderByDescending(static t => t.At).ThenByDescending(static t => t.Attempt).Take(ListedMax)];
    }

    public async ValueTask<int?> ReplayAsync(WorkspaceId workspace, EndpointId id, DateTimeOffset since)
    {
        if (await FindAsync(workspace, id) is null)
        {
            return null;
        }

        var count = 0;
        foreach (var outbox in OutboxesOf(workspace, id))
        {
            count += await ReplayAsync(outbox, since);
        }

        return count;
    }

    private async ValueTask<int> ReplayAsync(Outbox outbox, DateTimeOffset since)
    {
        var pages = new List<Engine.Identity.PageKey>();
        await foreach (var (key, page) in shelf.PagesAsync(outbox, Limits.OutboxPagesMax))
        {
            // Nothing happens to a page before its events: older ones hold only older events.
            if (page.ChangedAt < since)
            {
                break;
            }

            pages.Add(key);
        }

        var count = 0;
        var at = clock.Moment();
        foreach (var page in Enumerable.Reverse(pages))
        {
            var replayed = await actors.AskAsync(page, new PageRequest.Apply(new PageCommand.Replay(since, at)));
            await replayed.Saved;
            count += replayed.Answer.Count;
            at += replayed.Answer.Count > 0 ? ReplayPace : TimeSpan.Zero;
        }

        return count;
    }

    private OpenedEndpoint? Opened(EndpointsState state, EndpointId id) =>
        state.Find(id) is { } endpoint ? new OpenedEndpoint(endpoint, courier.SecretOf(endpoint)) : null;

    private static IEnumerable<Outbox> OutboxesOf(WorkspaceId workspace, EndpointId id) =>
        Enumerable.Range(0, Limits.OutboxShards).Select(shard => new Outbox(workspace, id, shard));

    private static UInt128 Draw()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(bytes);
    }
}
