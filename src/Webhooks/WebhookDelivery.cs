using OtpActors.Domain.Identity;
using OtpActors.Domain.Webhooks;
using OtpActors.Webhooks.Sending;

namespace OtpActors.Webhooks;

/// <summary>One try to deliver an event. What the receiver wrote is not in it (A77).</summary>
/// <param name="Id">The <c>webhook-id</c>.</param>
/// <param name="Event">The event's name.</param>
/// <param name="Otp">The OTP; null for a test.</param>
/// <param name="Attempt">1, 2, 3 ...</param>
/// <param name="StatusCode">The HTTP status; null when none came.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="At">When it ended.</param>
/// <param name="NextAt">When the next try was planned; null for none.</param>
public sealed record WebhookDelivery(
    string Id, string Event, OtpId? Otp, int Attempt, int? StatusCode, TimeSpan Duration, DateTimeOffset At, DateTimeOffset? NextAt)
{
    internal static WebhookDelivery Of(WebhookEvent told, WebhookTry tried) => new(
        WebhookId.Of(told),
        WebhookTopicNames.NameOf(told.Kind),
        told.Kind is null ? null : told.Otp,
        tried.Number,
        tried.StatusCode,
        tried.Duration,
        tried.At,
        tried.NextAt);
}
