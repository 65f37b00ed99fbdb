using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Verification;

/// <summary>A request to send an OTP again; its form is already checked.</summary>
/// <param name="Otp">Which OTP.</param>
/// <param name="Channel">The channel; null for the send's own plan.</param>
/// <param name="NewCode">Whether a new code replaces the old one.</param>
public sealed record ResendRequest(OtpId Otp, RequestedChannel? Channel, bool NewCode);
