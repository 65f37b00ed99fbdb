using System.Collections.Immutable;

namespace OtpActors.Domain.Webhooks;

/// <summary>
/// A page of an outbox.
/// <list type="table">
/// <item><term>taken</term><description>leased to whoever tries it; when that one dies, the lease ends and it is due again (at least once, A74)</description></item>
/// <item><term>due, but nobody has room</term><description>stays due</description></item>
/// <item><term>2xx</term><description>delivered, whatever a later end of another try says</description></item>
/// <item><term>failed</term><description>tried again after the next pause of <see cref="RetrySchedule"/>, or when the receiver asks for it, if later</description></item>
/// <item><term>a test failed</term><description>over: whoever asked for it was told</description></item>
/// <item><term>410, or the last pause is used up</term><description>a dead letter, which can be replayed</description></item>
/// </list>
/// </summary>
public static class PageMachine
{
    /// <summary>How long somebody who took an event has for waiting in line and trying it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>Longest time that a receiver may ask to be left alone.</summary>
    public static readonly TimeSpan RetryAfterMax = TimeSpan.FromHours(24);

    private const int TriesKept = 12;

    /// <summary>Decides what follows from a command.</summary>
    /// <param name="state">The page so far; null when there is none.</param>
    /// <param name="command">What happened.</param>
    /// <param name="now">When it happened.</param>
    /// <returns>The next state and what follows.</returns>
    public static PageDecision Decide(PageState? state, PageCommand command, DateTimeOffset now) => (state, command) switch
    {
        (_, PageCommand.Add add) => Add(state ?? new PageState(add.Address, [], now), add, now),
        (null, _) => new PageDecision(null, [], []),
        (_, PageCommand.Take take) => Take(state, take.Room, now),
        (_, PageCommand.Settle settle) => Settle(state, settle, now),
        (_, PageCommand.Bury) => Each(
            state, now, static e => e.Status == QueuedStatus.Waiting, static e => e with { Status = QueuedStatus.Dead }),
        (_, PageCommand.Replay replay) => Each(
            state,
            now,
            e => e.Status != QueuedStatus.Waiting && e.Event.At >= replay.Since,
            e => e with { Status = QueuedStatus.Waiting, NextAt = replay.At, Failures = 0 }),
        (_, PageCommand.Drop) => new PageDecision(null, [], [], state.Events.Count(static e => e.Status == QueuedStatus.Waiting)),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Unknown command."),
    };

    private static PageDecision Add(PageState state, PageCommand.Add command, DateTimeOffset now)
    {
        var events = state.Events.ToBuilder();
        var taken = ImmutableArray.CreateBuilder<QueuedEvent>();
        var left = ImmutableArray.CreateBuilder<WebhookEvent>();
        foreach (var added in command.Events)
        {
            if (events.Any(e => e.Event.Otp == added.Otp && e.Event.Sequence == added.Sequence))
            {
                continue;
            }

            if (events.Count >= Limits.PageEventsMax)
            {
                left.Add(added);
                continue;
            }

            var atOnce = taken.Count < command.Room;
            var queued = new QueuedEvent(added, QueuedStatus.Waiting, atOnce ? now + Lease : now, 0, 0, []);
            events.Add(queued);
            if (atOnce)
            {
                taken.Add(queued);
            }
        }

        var next = events.Count == state.Events.Length ? state : state with { Events = events.ToImmutable(), ChangedAt = now };
        return new PageDecision(next.Events.IsEmpty ? null : next, taken.ToImmutable(), left.ToImmutable());
    }

    private static PageDecision Take(PageState state, int room, DateTimeOffset now)
    {
        var taken = ImmutableArray.CreateBuilder<QueuedEvent>();
        var decision = Each(state, now, e => taken.Count < room && e.IsDue(now), e =>
        {
            taken.Add(e with { NextAt = now + Lease });
            return taken[^1];
        });
        return decision with { Taken = taken.ToImmutable(), Count = 0 };
    }

    private static PageDecision Settle(PageState state, PageCommand.Settle command, DateTimeOffset now) => Each(
        state,
        now,
        e => e.Event.Otp == command.Otp && e.Event.Sequence == command.Sequence && e.Status != QueuedStatus.Delivered
            && (e.Number + 1 == command.Number || command.Result.Delivered),
        e => Settle(e, command, now)) with
    { Count = 0 };

    private static QueuedEvent Settle(QueuedEvent queued, PageCommand.Settle command, DateTimeOffset now)
    {
        var result = command.Result;
        var failures = queued.Failures + (result.Delivered ? 0 : 1);
        DateTimeOffset? next = null;
        if (!result.Delivered && !result.Gone && queued is { Status: QueuedStatus.Waiting, Event.Kind: not null }
            && RetrySchedule.After(failures, command.Jitter) is { } pause)
        {
            var asked = result.RetryAfter is { } wait && wait > pause ? wait : pause;
            next = now + (asked < RetryAfterMax || asked == pause ? asked : RetryAfterMax);
        }

        var tried = new WebhookTry(queued.Number + 1, now, result.StatusCode, result.Duration, next);
        return queued with
        {
            Status = result.Delivered ? QueuedStatus.Delivered : next is null ? QueuedStatus.Dead : QueuedStatus.Waiting,
            NextAt = next ?? now,
            Number = tried.Number,
            Failures = failures,
            Tries = [.. queued.Tries.TakeLast(TriesKept - 1), tried],
        };
    }

    private static PageDecision Each(PageState state, DateTimeOffset now, Func<QueuedEvent, bool> which, Func<QueuedEvent, QueuedEvent> change)
    {
        var count = 0;
        var events = state.Events;
        for (var i = 0; i < events.Length; i++)
        {
            if (which(events[i]))
            {
                events = events.SetItem(i, change(events[i]));
                count++;
            }
        }

        return new PageDecision(count == 0 ? state : state with { Events = events, ChangedAt = now }, [], [], count);
    }
}
