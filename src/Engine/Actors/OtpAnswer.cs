using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;

namespace OtpActors.Engine.Actors;

/// <summary>What an OTP actor answers.</summary>
/// <param name="Outcome">What came of the request.</param>
/// <param name="State">The OTP after it; null with <see cref="OtpOutcome.NotFound"/>.</param>
/// <param name="AttemptsRemaining">Checks left, as this answer tells it.</param>
/// <param name="Start">The message to drive once the answer is saved; null for none.</param>
/// <param name="Charge">The phone is to be charged for wrong tries 1 to this number; 0 for none.</param>
public sealed record OtpAnswer(OtpOutcome Outcome, OtpState? State, int AttemptsRemaining = 0, Attempt? Start = null, int Charge = 0)
{
    /// <summary>There is no such OTP.</summary>
    public static OtpAnswer NotFound { get; } = new(OtpOutcome.NotFound, null);
}
