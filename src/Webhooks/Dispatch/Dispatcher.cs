using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OtpActors.Domain;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Webhooks.Endpoints;
using OtpActors.Webhooks.Outboxes;

namespace OtpActors.Webhooks.Dispatch;

/// <summary>Takes what is due from pages and puts it into the lanes of its endpoint. Nobody who calls it waits for a receiver.</summary>
internal sealed partial class Dispatcher(IWebhookActors actors, EndpointDirectory directory, Courier courier, WebhooksOptions options, ILogger<Dispatcher> logger)
    : IPageAlarm
{
    private readonly ConcurrentDictionary<EndpointId, Lane> _lanes = new();
    private volatile bool _closed;

    /// <summary>Keeps room in an endpoint's lane for events that are about to be put into its outbox. <see cref="Drive"/> must follow.</summary>
    public int Reserve(EndpointId endpoint, int most) => _closed ? 0 : LaneOf(endpoint).Reserve(most);

    /// <summary>Puts events that were just taken into their lane.</summary>
    public void Drive(EndpointId endpoint, IReadOnlyList<TakenEvent> events, int reserved) => LaneOf(endpoint).Add(events, reserved);

    /// <inheritdoc/>
    public async ValueTask RingAsync(PageKey page, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = await actors.AskAsync(page, PageRequest.Read.Instance);
        if (read.Answer.State?.Address is not { } address)
        {
            return;
        }

        if (await RefusedAsync(address) is { } command)
        {
            var refused = await actors.AskAsync(page, new PageRequest.Apply(command));
            await refused.Saved;
            return;
        }

        var lane = LaneOf(address.Endpoint);
        var room = _closed ? 0 : lane.Reserve(Limits.PageEventsMax);
        IReadOnlyList<TakenEvent> taken = [];
        try
        {
            if (room > 0)
            {
                var reply = await actors.AskAsync(page, new PageRequest.Apply(new PageCommand.Take(room)));
                await reply.Saved;
                taken = [.. reply.Answer.Taken.Select(e => new TakenEvent(page, address, e))];
            }
        }
        finally
        {
            lane.Add(taken, room);
        }

        if (taken.Count == room)
        {
            // There may be more than there was room for.
            lane.Await(page);
        }
    }

    /// <summary>Forgets the lane of an endpoint that was removed.</summary>
    public void Forget(EndpointId endpoint) => _lanes.TryRemove(endpoint, out _);

    /// <summary>Begins nothing more.</summary>
    /// <returns>Completes when all tries have ended.</returns>
    public Task CloseAsync()
    {
        _closed = true;
        return Task.WhenAll(_lanes.Values.Select(static lane => lane.CloseAsync()));
    }

    /// <summary>What becomes of a page whose endpoint wants nothing; null when it does.</summary>
    private async ValueTask<PageCommand?> RefusedAsync(PageAddress address)
    {
        if ((await directory.GetAsync(address.Workspace)).Find(address.Endpoint) is { Enabled: true })
        {
            return null;
        }

        // What is destroyed is looked at twice: another process may have made or enabled the endpoint a moment ago.
        var endpoint = (await directory.RefreshAsync(address.Workspace)).Find(address.Endpoint);
        if (endpoint is null)
        {
            Forget(address.Endpoint);
            return new PageCommand.Drop();
        }

        return endpoint.Enabled ? null : new PageCommand.Bury();
    }

    /// <summary>There are never more lanes than endpoints.</summary>
    private Lane LaneOf(EndpointId endpoint) => _lanes.GetOrAdd(endpoint, _ => new Lane(courier.TryAsync, RingAgainAsync, options.ConcurrencyMax));

    private async Task RingAgainAsync(PageKey page)
    {
        try
        {
            await RingAsync(page, CancellationToken.None);
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            // Its alarm rings again.
            LogPutOff(e);
        }
    }

    [LoggerMessage(6030, LogLevel.Debug, "A page of an outbox is put off.")]
    private partial void LogPutOff(Exception cause);
}
