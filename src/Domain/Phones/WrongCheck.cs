using OtpActors.Domain.Identity;

namespace OtpActors.Domain.Phones;

/// <summary>One wrong check, charged once however often it is reported.</summary>
/// <param name="Otp">The OTP that was checked.</param>
/// <param name="Try">The number of the wrong try on that OTP, from 1.</param>
/// <param name="At">When it was charged.</param>
public sealed record WrongCheck(OtpId Otp, int Try, DateTimeOffset At);
