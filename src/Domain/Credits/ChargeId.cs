using OtpActors.Domain.Identity;

namespace OtpActors.Domain.Credits;

/// <summary>Names one charge for ever: one message of one round of an OTP.</summary>
/// <param name="Otp">The OTP.</param>
/// <param name="Round">0 for the send; a resend's own number otherwise.</param>
/// <param name="Step">Which message of the round, from 0: a fallback has a charge of its own.</param>
public readonly record struct ChargeId(OtpId Otp, ulong Round, int Step);
