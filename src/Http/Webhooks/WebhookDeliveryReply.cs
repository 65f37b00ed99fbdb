using OtpActors.Webhooks;

namespace OtpActors.Http.Webhooks;

/// <summary>One try to deliver an event.</summary>
internal sealed record WebhookDeliveryReply(
    string WebhookId, string Event, string? OtpId, int Attempt, int? StatusCode, long DurationMs, DateTimeOffset At, DateTimeOffset? NextAt)
{
    public static WebhookDeliveryReply Of(WebhookDelivery delivery) => new(
        delivery.Id,
        delivery.Event,
        delivery.Otp?.ToString(),
        delivery.Attempt,
        delivery.StatusCode,
        (long)delivery.Duration.TotalMilliseconds,
        delivery.At,
        delivery.NextAt);
}
