using System.Text.Json.Serialization;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Otps.Status;

/// <summary>An OTP as it stands.</summary>
internal sealed record StatusReply(
    string OtpId,
    string Status,
    string Phone,
    string? Channel,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? VerifiedAt,
    int Attempts,
    bool FallbackUsed,
    [property: JsonConverter(typeof(RawJsonConverter))] string? Metadata,
    string? ClientReference,
    string Purpose,
    IReadOnlyList<DeliveryReply> Deliveries)
{
    public static StatusReply Of(OtpState otp) => new(
        otp.Draft.Id.ToString(),
        otp.Status,
        otp.Draft.Phone.E164,
        otp.Channel?.Name(),
        otp.CreatedAt,
        otp.ExpiresAt,
        otp.Phase == OtpPhase.Verified ? otp.EndedAt : null,
        otp.Attempts,
        otp.Delivery.FellBack,
        otp.Draft.Metadata,
        otp.Draft.ClientReference,
        otp.Draft.Purpose,
        [.. otp.Delivery.Attempts.Select(DeliveryReply.Of)]);

    /// <summary>Names the type only: the members hold a number.</summary>
    public override string ToString() => nameof(StatusReply);
}
