using System.Collections.Immutable;

namespace OtpActors.Domain.Webhooks;

/// <summary>A page of an outbox: up to <see cref="Limits.PageEventsMax"/> events and what became of each.</summary>
/// <param name="Address">Where it belongs.</param>
/// <param name="Events">In the order in which they came.</param>
/// <param name="ChangedAt">When something last happened to it.</param>
public sealed record PageState(PageAddress Address, ImmutableArray<QueuedEvent> Events, DateTimeOffset ChangedAt)
{
    /// <summary>Whether nothing more can be added.</summary>
    public bool IsFull => Events.Length >= Limits.PageEventsMax;

    /// <summary>When the next event is to be tried; null when none waits.</summary>
    public DateTimeOffset? WakeAt
    {
        get
        {
            DateTimeOffset? at = null;
            foreach (var queued in Events)
            {
                if (queued.Status == QueuedStatus.Waiting && (at is null || queued.NextAt < at))
                {
                    at = queued.NextAt;
                }
            }

            return at;
        }
    }

    /// <summary>When it may be forgotten; null while something in it waits.</summary>
    public DateTimeOffset? KeepUntil => Events.Any(static e => e.Status == QueuedStatus.Waiting) ? null : ChangedAt + Limits.PageRetention;
}
