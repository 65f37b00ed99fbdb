using System.Text.Json.Nodes;

namespace OtpActors.Client.Webhooks;

/// <summary>What an event is about.</summary>
/// <param name="OtpId">The OTP; null for a test.</param>
/// <param name="Phone">The phone number; null when it was erased or is no longer kept.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Sequence">1, 2, 3 ... for each OTP: ignore what is older than what you know.</param>
/// <param name="Metadata">What the send gave.</param>
/// <param name="ClientReference">What the send gave.</param>
/// <param name="VerifiedAt">When it was verified, UTC; null unless the event is <see cref="WebhookEvents.Verified"/>.</param>
/// <param name="Reason"><c>delivery</c> or <c>max_attempts</c>; null unless the event is <see cref="WebhookEvents.Failed"/>.</param>
public sealed record WebhookEventData(
    string? OtpId,
    string? Phone,
    string? Channel,
    int? Sequence,
    JsonObject? Metadata,
    string? ClientReference,
    DateTimeOffset? VerifiedAt,
    string? Reason)
{
    /// <summary>Names the type only: the members hold a number.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(WebhookEventData);
}
