namespace OtpActors.Domain.Credits;

/// <summary>A charge whose message may still come to nothing.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Price">Credits that were taken.</param>
/// <param name="At">When.</param>
public readonly record struct OpenCharge(ChargeId Id, long Price, DateTimeOffset At);
