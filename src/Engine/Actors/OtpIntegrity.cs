using OtpActors.Domain;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;

namespace OtpActors.Engine.Actors;

/// <summary>What holds for every OTP that the rules can make. A stored one that breaks it was damaged: a closed door, never a fresh OTP (A99).</summary>
internal static class OtpIntegrity
{
    /// <summary>Checks an OTP that was just read.</summary>
    /// <param name="state">The OTP.</param>
    /// <returns>The same OTP.</returns>
    /// <exception cref="InvalidDataException">It contradicts itself or a hard limit.</exception>
    public static OtpState Check(OtpState state)
    {
        Require(IsSound(state.Draft), "its send");
        Require(state.Code.Length is >= Limits.CodeDigitsMin and <= Limits.CodeDigitsMax, "its code");
        Require((state.Phase == OtpPhase.Live) == (state.EndedAt is null), "its end");
        Require(state.WrongChecks <= state.Draft.AttemptsAllowed && (state.Phase != OtpPhase.Live || state.AttemptsRemaining > 0), "its checks");
        Require(IsSound(state.Delivery) && state.RoundTokens.Length == state.Delivery.Round + 1, "its messages");
        Require(state.ReportedEvents <= state.Events.Length, "its events");
        return state;
    }

    private static bool IsSound(OtpDraft draft) =>
        draft.AttemptsAllowed is >= 1 and <= Limits.AttemptsMax
        && draft.ExpiresIn <= Limits.LifetimeMax
        && draft.Retention <= Limits.RetentionMax
        && draft.Steps.Length is >= 1 and <= Limits.PlanStepsMax;

    private static bool IsSound(DeliveryState delivery) =>
        delivery.Steps.Length is >= 1 and <= Limits.PlanStepsMax
        && delivery.Step >= 0
        && delivery.Step < delivery.Steps.Length
        && delivery.Attempts.Length is >= 1 and <= Limits.DeliveriesMax
        && delivery.Attempts[^1].Round == delivery.Round;

    private static void Require(bool sound, string part)
    {
        if (!sound)
        {
            throw new InvalidDataException($"A stored OTP contradicts itself in {part}.");
        }
    }
}
