namespace OtpActors.Engine.Actors;

/// <summary>What an outbox answers.</summary>
/// <param name="Last">The number of its newest page.</param>
/// <param name="Begun">Whether that page was begun by this request.</param>
public sealed record OutboxAnswer(int Last, bool Begun = false);
