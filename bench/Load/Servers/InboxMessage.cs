using System.Text.Json.Serialization;

namespace OtpActors.Bench.Load.Servers;

/// <summary>One sent message as the server's inbox shows it; baselines that know no OTP id leave it out.</summary>
internal sealed record InboxMessage(
    [property: JsonPropertyName("otp_id")] string? OtpId,
    [property: JsonPropertyName("phone")] string Phone,
    [property: JsonPropertyName("code")] string Code);
