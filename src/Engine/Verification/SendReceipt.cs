using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Verification;

/// <summary>What the caller of a send or resend is told.</summary>
/// <param name="Otp">The OTP.</param>
/// <param name="Channel">The channel that took the message.</param>
/// <param name="Phone">To whom.</param>
/// <param name="ExpiresAt">The OTP's deadline.</param>
/// <param name="ExpiresIn">Its whole lifetime.</param>
/// <param name="MessageId">The provider's name for the message; null when its answer never came or names none.</param>
/// <param name="AttemptsAllowed">Checks allowed.</param>
/// <param name="ResendAt">When the phone can be sent to again.</param>
public sealed record SendReceipt(
    OtpId Otp,
    Channel Channel,
    PhoneNumber Phone,
    DateTimeOffset ExpiresAt,
    TimeSpan ExpiresIn,
    string? MessageId,
    int AttemptsAllowed,
    DateTimeOffset ResendAt);
