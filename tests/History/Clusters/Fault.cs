using System.Globalization;

namespace OtpActors.History.Clusters;

/// <summary>A fault that was done, and what the clients felt of it until everything was ready again.</summary>
public sealed record Fault(FaultKind Kind, string Target, TimeSpan At)
{
    /// <summary>When all processes were ready again.</summary>
    public TimeSpan ReadyAt { get; init; }

    /// <summary>From the end of the fault (the process told to start, to go on) until all were ready.</summary>
    public TimeSpan Recovery { get; init; }

    /// <summary>The longest time in which nothing was answered.</summary>
    public TimeSpan Silence { get; init; }

    /// <summary>Calls without an answer at the first try.</summary>
    public int Lost { get; init; }

    /// <summary>Calls without an answer at the retry either.</summary>
    public int Failed { get; init; }

    /// <summary>What else is worth telling.</summary>
    public string Remark { get; init; } = "";

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{At.TotalSeconds,7:F1} s  {Kind} {Target}: ready again {Recovery.TotalSeconds:F1} s after its end, longest silence {Silence.TotalSeconds:F1} s, lost {Lost}, failed after a retry {Failed}{(Remark.Length == 0 ? "" : "; " + Remark)}");
}
