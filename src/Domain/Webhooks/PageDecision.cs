using System.Collections.Immutable;

namespace OtpActors.Domain.Webhooks;

/// <summary>What a page decided.</summary>
/// <param name="State">The next state; the same object when nothing changed; null for no page.</param>
/// <param name="Taken">The events that the caller is to try now.</param>
/// <param name="Left">Of the events to add: those for which there was no room.</param>
/// <param name="Count">How many events the command moved: replayed, buried or dropped while they waited.</param>
public sealed record PageDecision(
    PageState? State, ImmutableArray<QueuedEvent> Taken, ImmutableArray<WebhookEvent> Left, int Count = 0);
