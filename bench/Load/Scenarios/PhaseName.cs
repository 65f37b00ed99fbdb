using System.Globalization;

namespace OtpActors.Bench.Load.Scenarios;

/// <summary>A phase as the command line names it: <c>send</c> is a closed loop, <c>send@3000</c> an open one at 3,000 a second.</summary>
internal readonly record struct PhaseName(string Operation, int Rate)
{
    public static PhaseName Parse(string text)
    {
        var parts = text.Split('@');
        var rate = 0;
        return parts.Length <= 2
            && parts[0] is "send" or "verify" or "verify-wrong" or "mixed"
            && (parts.Length == 1 || int.TryParse(parts[1], CultureInfo.InvariantCulture, out rate))
            ? new PhaseName(parts[0], rate)
            : throw new ArgumentException($"'{text}' is no phase: send, verify, verify-wrong or mixed, and @RATE for an open loop.");
    }

    public override string ToString() => Rate > 0 ? $"{Operation}@{Rate}" : Operation;
}
