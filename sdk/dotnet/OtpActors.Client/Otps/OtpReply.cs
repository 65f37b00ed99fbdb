using System.Text.Json.Nodes;

namespace OtpActors.Client.Otps;

/// <summary>An OTP as it stands.</summary>
/// <param name="OtpId">Its id.</param>
/// <param name="Status">One of <see cref="OtpStatus"/>.</param>
/// <param name="Phone">The phone number.</param>
/// <param name="Channel">The channel in use; null when there was none.</param>
/// <param name="CreatedAt">When it was sent first, UTC.</param>
/// <param name="ExpiresAt">When the code ends, UTC.</param>
/// <param name="VerifiedAt">When it was verified, UTC; null if it was not.</param>
/// <param name="Attempts">How many checks were counted, the right one too.</param>
/// <param name="FallbackUsed">Whether SMS took over.</param>
/// <param name="Metadata">What the send gave.</param>
/// <param name="ClientReference">What the send gave.</param>
/// <param name="Purpose">What the code is for.</param>
/// <param name="Deliveries">Its messages, oldest first.</param>
public sealed record OtpReply(
    string OtpId,
    string Status,
    string Phone,
    string? Channel,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? VerifiedAt,
    int Attempts,
    bool FallbackUsed,
    JsonObject? Metadata,
    string? ClientReference,
    string Purpose,
    IReadOnlyList<DeliveryReply> Deliveries)
{
    /// <summary>Names the type only: the members hold a number.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(OtpReply);
}
