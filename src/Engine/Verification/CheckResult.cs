using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Verification;

/// <summary>What the caller of a check is told, when the OTP was alive.</summary>
/// <param name="Otp">The OTP.</param>
/// <param name="Valid">Whether the code was the right one.</param>
/// <param name="AttemptsRemaining">Checks left; 0 after the last allowed wrong one.</param>
/// <param name="Phone">For a right code: whose phone is verified now.</param>
/// <param name="VerifiedAt">For a right code: when.</param>
/// <param name="Channel">For a right code: how the code had been sent.</param>
public sealed record CheckResult(
    OtpId Otp, bool Valid, int AttemptsRemaining, PhoneNumber Phone, DateTimeOffset? VerifiedAt, Channel Channel);
