using System.Globalization;
using System.Text;
using OtpActors.Bench.Load.Servers;
using OtpActors.Bench.Load.Work;

namespace OtpActors.Bench.Load.Results;

/// <summary>The tables of the overload mode, in Markdown.</summary>
internal static class OverloadReport
{
    private const double MiB = 1024 * 1024;
    private const double KiBPerMiB = 1024;

    public static string Write(
        PhaseResult peak,
        PhaseResult over,
        OverloadWork work,
        IReadOnlyList<(double Seconds, long ResidentKiB)> memory,
        Memory before,
        Memory after,
        PhaseResult recovery,
        OverloadWork recovered)
    {
        var text = new StringBuilder();
        var invariant = CultureInfo.InvariantCulture;
        var goodput = work.Taken.Count / over.Seconds;
        // The first second fills the queue, the last one may be a part.
        var seconds = work.TakenBySecond.Skip(1).SkipLast(2).DefaultIfEmpty().Order().ToList();
        text.AppendLine("| | |");
        text.AppendLine("|---|---:|");
        text.AppendLine(invariant, $"| peak, closed loop, sends/s | {peak.PerSecond:N0} |");
        text.AppendLine(invariant, $"| answers under overload, /s (errors) | {over.PerSecond:N0} ({over.Errors}{(over.Errors > 0 ? ": " + over.ErrorsByStatus : "")}) |");
        text.AppendLine(invariant, $"| goodput, sends/s (share of peak) | {goodput:N0} ({goodput / peak.PerSecond:P0}) |");
        text.AppendLine(invariant, $"| goodput by second: least, median | {seconds[0]:N0}, {seconds[seconds.Count / 2]:N0} |");
        text.AppendLine(invariant, $"| refused | {work.Refused.Count:N0} |");
        text.AppendLine(invariant, $"| refusal p50, p99, ms | {work.Refused.Percentile(0.5) / 1000.0:N1}, {work.Refused.Percentile(0.99) / 1000.0:N1} |");
        text.AppendLine(invariant, $"| taken p50, p99, ms | {work.Taken.Percentile(0.5) / 1000.0:N0}, {work.Taken.Percentile(0.99) / 1000.0:N0} |");
        text.AppendLine(invariant, $"| server CPU per answer, us | {over.ServerCpu:N0} |");
        text.AppendLine(invariant, $"| managed heap before and after, MiB | {before.ManagedHeap / MiB:N0}, {after.ManagedHeap / MiB:N0} |");
        text.AppendLine(invariant, $"| recovery at 0.8 x peak: taken, refused, first second | {recovered.Taken.Count:N0}, {recovered.Refused.Count:N0}, {recovered.TakenBySecond.FirstOrDefault():N0} |");
        text.AppendLine(invariant, $"| recovery p50, p99, ms | {recovered.Taken.Percentile(0.5) / 1000.0:N0}, {recovered.Taken.Percentile(0.99) / 1000.0:N0} |");
        text.AppendLine(invariant, $"| others' share of the machine: peak, overload, recovery | {peak.OthersShare:P0}, {over.OthersShare:P0}, {recovery.OthersShare:P0} |");
        text.AppendLine();
        text.AppendLine(
            "Resident memory during the overload, MiB by second: "
            + string.Join(", ", memory.Select(m => string.Create(invariant, $"{m.Seconds:F0}: {m.ResidentKiB / KiBPerMiB:F0}"))) + ".");
        return text.ToString();
    }
}
