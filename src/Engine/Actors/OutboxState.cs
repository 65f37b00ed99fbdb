namespace OtpActors.Engine.Actors;

/// <summary>One outbox: which of its pages is being filled. The events are in the pages.</summary>
/// <param name="Last">The number of the newest page.</param>
public sealed record OutboxState(int Last);
