using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;

namespace OtpActors.Domain.Webhooks;

/// <summary>
/// One event on its way to an endpoint. It names the OTP and holds neither number nor metadata: those are filled in when it leaves, so that erasing the
/// OTP erases them here too (A90).
/// </summary>
/// <param name="Otp">Which OTP; for a test a random number.</param>
/// <param name="Sequence">1, 2, 3 ... in the order in which it happened to that OTP (A74); 0 for a test.</param>
/// <param name="Kind">What happened; null for a test.</param>
/// <param name="At">When it happened.</param>
/// <param name="Channel">On which channel.</param>
public sealed record WebhookEvent(OtpId Otp, int Sequence, OtpEventKind? Kind, DateTimeOffset At, Channel Channel);
