namespace OtpActors.Domain.Webhooks;

/// <summary>One try to deliver an event. What the receiver said beyond its status is not kept (A77).</summary>
/// <param name="Number">1, 2, 3 ... over all tries of this event.</param>
/// <param name="At">When it ended.</param>
/// <param name="StatusCode">The HTTP status; null when none came.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="NextAt">When the next one was planned; null for none.</param>
public sealed record WebhookTry(int Number, DateTimeOffset At, int? StatusCode, TimeSpan Duration, DateTimeOffset? NextAt);
