using System.Collections.Immutable;
using OtpActors.Domain.Webhooks;

namespace OtpActors.Engine.Actors;

/// <summary>What a page of an outbox answers.</summary>
/// <param name="State">The page after the request; null when there is none.</param>
/// <param name="Taken">The events that the caller is to try once the answer is saved.</param>
/// <param name="Left">Of the events to add: those for which there was no room.</param>
/// <param name="Count">How many events the request moved.</param>
public sealed record PageAnswer(PageState? State, ImmutableArray<QueuedEvent> Taken, ImmutableArray<WebhookEvent> Left, int Count);
