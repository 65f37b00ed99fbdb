using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OtpActors.Domain;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Webhooks.Telemetry;

namespace OtpActors.Webhooks.Outboxes;

/// <summary>Adds events to the pages of outboxes and finds pages again. It keeps nothing but the numbers of the newest pages, and those only to save a turn.</summary>
internal sealed partial class OutboxShelf(IWebhookActors actors, KeyedNames names, WebhookMetrics metrics, ILogger<OutboxShelf> logger)
{
    private const int RememberedMax = 100_000;

    /// <summary>As many as a batch of reports fills.</summary>
    private const int PagesLookedBack = 8;

    private readonly ConcurrentDictionary<OutboxKey, int> _last = new();

    /// <summary>Adds events.</summary>
    /// <param name="outbox">Where to.</param>
    /// <param name="events">The events; those that the newest page has already are passed over.</param>
    /// <param name="room">How many the caller tries at once.</param>
    /// <param name="again">
    /// Whether some may have been added before, and the pages have been turned since: they are looked for in the eight pages before the newest, too.
    /// </param>
    /// <returns>What the caller is to try; all is durable.</returns>
    public async ValueTask<List<TakenEvent>> AddAsync(Outbox outbox, ImmutableArray<WebhookEvent> events, int room, bool again)
    {
        var key = names.Outbox(outbox.Endpoint, outbox.Shard);
        var taken = new List<TakenEvent>();
        var saved = new List<Task>();
        if (!_last.TryRemove(key, out var number) || again)
        {
            number = await NewestAsync(outbox, key, saved);
            events = await WithoutThoseBeforeAsync(outbox, number, events, saved);
        }

        while (!events.IsEmpty)
        {
            var address = outbox.Page(number);
            var page = names.Page(address);
            var added = await actors.AskAsync(page, new PageRequest.Apply(new PageCommand.Add(address, events, room - taken.Count)));
            saved.Add(added.Saved);
            taken.AddRange(added.Answer.Taken.Select(e => new TakenEvent(page, address, e)));
            if (added.Answer.Left.IsEmpty)
            {
                break;
            }

            events = added.Answer.Left;
            number = await TurnAsync(outbox, key, number, saved);
        }

        await Task.WhenAll(saved);

        // Not before: a page that the outbox never came to know would be filled and not found again.
        Remember(key, number);
        return taken;
    }

    /// <summary>The pages of an outbox, newest first, until one is no longer there.</summary>
    /// <param name="outbox">Which.</param>
    /// <param name="most">How many at most.</param>
    public async IAsyncEnumerable<(PageKey Key, PageState State)> PagesAsync(Outbox outbox, int most)
    {
        var read = await actors.AskAsync(names.Outbox(outbox.Endpoint, outbox.Shard), OutboxRequest.Read.Instance);
        var last = read.Answer.Last;
        for (var number = last; number >= 0 && number > last - most; number--)
        {
            var key = names.Page(outbox.Page(number));
            var page = await actors.AskAsync(key, PageRequest.Read.Instance);
            await page.Saved;
            if (page.Answer.State is { } state)
            {
                yield return (key, state);
            }
            else if (number < last)
            {
                // Pages go in the order in which they came.
                yield break;
            }
        }
    }

    /// <summary>Forgets an outbox whose endpoint was removed. Its pages go one by one, when somebody comes to try what is in them.</summary>
    /// <param name="outbox">Which.</param>
    public async ValueTask DropAsync(Outbox outbox)
    {
        var key = names.Outbox(outbox.Endpoint, outbox.Shard);
        _last.TryRemove(key, out _);
        var dropped = await actors.AskAsync(key, new OutboxRequest.Drop());
        await dropped.Saved;
    }

    /// <summary>The number of the newest page, also where a failure lost the turn to it, but not the page.</summary>
    private async ValueTask<int> NewestAsync(Outbox outbox, OutboxKey key, List<Task> saved)
    {
        var read = await actors.AskAsync(key, OutboxRequest.Read.Instance);
        saved.Add(read.Saved);
        var number = read.Answer.Last;
        while ((await actors.AskAsync(names.Page(outbox.Page(number + 1)), PageRequest.Read.Instance)).Answer.State is not null)
        {
            number = await TurnAsync(outbox, key, number, saved);
        }

        return number;
    }

    /// <summary>Events without those that are in the pages before one; a page that is gone is not made again.</summary>
    private async ValueTask<ImmutableArray<WebhookEvent>> WithoutThoseBeforeAsync(
        Outbox outbox, int last, ImmutableArray<WebhookEvent> events, List<Task> saved)
    {
        for (var number = last - 1; number >= 0 && number >= last - PagesLookedBack; number--)
        {
            var page = await actors.AskAsync(names.Page(outbox.Page(number)), PageRequest.Read.Instance);
            saved.Add(page.Saved);
            if (page.Answer.State is { } state)
            {
                events = events.RemoveAll(e => state.Events.Any(queued => queued.Event.Otp == e.Otp && queued.Event.Sequence == e.Sequence));
            }
        }

        return events;
    }

    private async ValueTask<int> TurnAsync(Outbox outbox, OutboxKey key, int full, List<Task> saved)
    {
        var turned = await actors.AskAsync(key, new OutboxRequest.Turn(full));
        saved.Add(turned.Saved);
        var oldest = turned.Answer.Last - Limits.OutboxPagesMax;
        if (turned.Answer.Begun && oldest >= 0)
        {
            var dropped = await actors.AskAsync(names.Page(outbox.Page(oldest)), new PageRequest.Apply(new PageCommand.Drop()));
            if (dropped.Answer.Count > 0)
            {
                metrics.Lost(dropped.Answer.Count);
                LogLost(outbox.Endpoint, dropped.Answer.Count);
            }
        }

        return turned.Answer.Last;
    }

    private void Remember(OutboxKey key, int number)
    {
        if (_last.Count < RememberedMax || _last.ContainsKey(key))
        {
            _last[key] = number;
        }
    }

    [LoggerMessage(6001, LogLevel.Error, "The backlog of webhook endpoint {Endpoint} is full: its {Count} oldest events are lost.")]
    private partial void LogLost(EndpointId endpoint, int count);
}
