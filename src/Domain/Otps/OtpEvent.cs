using OtpActors.Domain.Deliveries;

namespace OtpActors.Domain.Otps;

/// <summary>One thing that happened to an OTP, kept with it so that no crash can lose it (A93).</summary>
/// <param name="Sequence">1, 2, 3 ... in the order in which it happened.</param>
/// <param name="Kind">What.</param>
/// <param name="At">When.</param>
/// <param name="Channel">On which channel, for deliveries.</param>
public sealed record OtpEvent(int Sequence, OtpEventKind Kind, DateTimeOffset At, Channel? Channel);
