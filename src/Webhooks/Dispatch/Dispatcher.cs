using System.Collections.Concurrent;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Webhooks.Endpoints;
using OtpActors.Webhooks.Outboxes;

namespace OtpActors.Webhooks.Dispatch;

/// <summary>Takes what is due from pages and puts it into the lanes of its endpoint. Nobody who calls it waits for a receiver.</summary>
internal sealed class Dispatcher(IWebhookActors actors, EndpointDirectory directory, Courier courier, WebhooksOptions options) : IPageAlarm
{
    private readonly ConcurrentDictionary<EndpointId, Lane> _lanes = new();
    private volatile bool _closed;

    /// <summary>How many events an endpoint's lane takes.</summary>
    public int Room(EndpointId endpoint) => _closed ? 0 : LaneOf(endpoint).Room;

    /// <summary>Puts events that were just taken into their lane.</summary>
    public void Drive(IEnumerable<TakenEvent> events)
    {
        foreach (var taken in events)
        {
            LaneOf(taken.Address.Endpoint).Add(taken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask RingAsync(PageKey page, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = await actors.AskAsync(page, PageRequest.Read.Instance);
        if (read.Answer.State?.Address is not { } address)
        {
            return;
        }

        var command = await CommandAsync(address);
        var reply = await actors.AskAsync(page, new PageRequest.Apply(command));
        await reply.Saved;
        Drive(reply.Answer.Taken.Select(e => new TakenEvent(page, address, e)));
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

    private async ValueTask<PageCommand> CommandAsync(PageAddress address)
    {
        if ((await directory.GetAsync(address.Workspace)).Find(address.Endpoint) is { Enabled: true })
        {
            return new PageCommand.Take(Room(address.Endpoint));
        }

        // What is destroyed is looked at twice: another process may have made or enabled the endpoint a moment ago.
        var endpoint = (await directory.RefreshAsync(address.Workspace)).Find(address.Endpoint);
        if (endpoint is null)
        {
            Forget(address.Endpoint);
            return new PageCommand.Drop();
        }

        return endpoint.Enabled ? new PageCommand.Take(Room(address.Endpoint)) : new PageCommand.Bury();
    }

    /// <summary>There are never more lanes than endpoints.</summary>
    private Lane LaneOf(EndpointId endpoint) => _lanes.GetOrAdd(endpoint, _ => new Lane(TryAsync, options.ConcurrencyMax));

    private async Task<bool> TryAsync(TakenEvent taken) => await courier.TryAsync(taken) ?? true;
}
