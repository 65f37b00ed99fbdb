using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;

namespace OtpActors.Engine.Verification;

/// <summary>A request to check a code; its form is already checked.</summary>
/// <param name="Otp">Which OTP.</param>
/// <param name="Code">The code that the user typed.</param>
/// <param name="Purpose">What for; null when the caller names none.</param>
public sealed record CheckRequest(OtpId Otp, OtpCode Code, string? Purpose);
