namespace OtpActors.Client.Webhooks;

/// <summary>One try to deliver an event.</summary>
/// <param name="WebhookId">The event's id, the header <c>webhook-id</c>.</param>
/// <param name="Event">The event's name.</param>
/// <param name="OtpId">The OTP; null for a test.</param>
/// <param name="Attempt">Which try, from 1.</param>
/// <param name="StatusCode">What the receiver answered; null when nothing came.</param>
/// <param name="DurationMs">How long it took, milliseconds.</param>
/// <param name="At">When, UTC.</param>
/// <param name="NextAt">When the next try is due, UTC; null when there is none.</param>
public sealed record WebhookDeliveryReply(
    string WebhookId, string Event, string? OtpId, int Attempt, int? StatusCode, long DurationMs, DateTimeOffset At, DateTimeOffset? NextAt);
