using System.Globalization;

namespace OtpActors.History.Judging;

/// <summary>
/// What an OTP may be at one moment. <paramref name="Code"/> is the place of the current code among the codes ever seen in the
/// inbox, counted from 1, or 0 for one that nobody saw; <paramref name="Used"/> has a bit for every seen code that was current.
/// </summary>
internal readonly record struct OtpState(OtpPhase Phase, int Wrong, int Code, ulong Used, bool Delivered)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Phase} with {Wrong} wrong {(Wrong == 1 ? "check" : "checks")}{(Delivered && Phase == OtpPhase.Live ? ", delivered" : "")}");
}
