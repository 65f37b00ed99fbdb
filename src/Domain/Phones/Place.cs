using OtpActors.Domain.Identity;

namespace OtpActors.Domain.Phones;

/// <summary>One send's place in the windows of its phone.</summary>
/// <param name="Otp">The OTP sent.</param>
/// <param name="Token">0 for the send itself; a resend's own number otherwise. With the OTP it names the place.</param>
/// <param name="At">When it counts from, a whole second.</param>
/// <param name="Released">It went nowhere and no longer counts; kept so that the OTP can be listed.</param>
public sealed record Place(OtpId Otp, ulong Token, DateTimeOffset At, bool Released);
