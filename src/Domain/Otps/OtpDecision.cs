using OtpActors.Domain.Deliveries;

namespace OtpActors.Domain.Otps;

/// <summary>What an OTP decided.</summary>
/// <param name="State">The next state; the same object when nothing changed and nothing needs saving.</param>
/// <param name="Outcome">The answer.</param>
/// <param name="Start">The message to drive once the state is saved; null for none.</param>
/// <param name="Charge">The phone is to be charged for tries 1 to this number; 0 for none.</param>
public sealed record OtpDecision(OtpState State, OtpOutcome Outcome, Attempt? Start = null, int Charge = 0)
{
    /// <summary>Checks left, as this answer tells it.</summary>
    public int AttemptsRemaining { get; init; } = State.AttemptsRemaining;
}
