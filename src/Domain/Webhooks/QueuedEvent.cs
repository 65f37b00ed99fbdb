using System.Collections.Immutable;

namespace OtpActors.Domain.Webhooks;

/// <summary>An event in a page.</summary>
/// <param name="Event">The event.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="NextAt">While it waits: when it may be tried. Somebody who tries it just now has moved that on as a lease.</param>
/// <param name="Number">Tries so far.</param>
/// <param name="Failures">Failed tries since it was queued or replayed: its place in the schedule.</param>
/// <param name="Tries">The latest tries, oldest first.</param>
public sealed record QueuedEvent(
    WebhookEvent Event, QueuedStatus Status, DateTimeOffset NextAt, int Number, int Failures, ImmutableArray<WebhookTry> Tries)
{
    /// <summary>Whether it can be tried now.</summary>
    /// <param name="now">The time.</param>
    /// <returns>True when it waits and its time has come.</returns>
    public bool IsDue(DateTimeOffset now) => Status == QueuedStatus.Waiting && NextAt <= now;
}
