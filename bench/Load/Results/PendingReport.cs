using System.Globalization;
using System.Text;
using OtpActors.Bench.Load.Servers;

namespace OtpActors.Bench.Load.Results;

/// <summary>The table of the scale mode, in Markdown.</summary>
internal static class PendingReport
{
    private const double MiB = 1024 * 1024;

    public static string Write(int few, int many, PhaseResult withFew, PhaseResult withMany, Memory before, Memory after, int filled)
    {
        var text = new StringBuilder();
        var invariant = CultureInfo.InvariantCulture;
        void Row(string name, double left, double right) =>
            text.AppendLine(invariant, $"| {name} | {left:N1} | {right:N1} | {(left > 0 ? right / left : 0):F2} |");

        text.AppendLine(invariant, $"| | {few:N0} pending | {many:N0} pending | ratio |");
        text.AppendLine("|---|---:|---:|---:|");
        Row("sends per second", withFew.PerSecond, withMany.PerSecond);
        Row("server CPU per send, us", withFew.ServerCpu, withMany.ServerCpu);
        Row("p50, us", withFew.P50, withMany.P50);
        Row("p99, us", withFew.P99, withMany.P99);
        Row("p99.9, us", withFew.P999, withMany.P999);
        Row("resident memory, MiB", before.Resident / MiB, after.Resident / MiB);
        Row("of it backed by no file, MiB", before.Anonymous / MiB, after.Anonymous / MiB);
        Row("managed heap, MiB", before.ManagedHeap / MiB, after.ManagedHeap / MiB);
        Row("Redis, MiB", before.Redis / MiB, after.Redis / MiB);
        text.AppendLine();
        text.AppendLine(
            invariant,
            $"Memory per pending OTP: {(after.Resident - before.Resident) / filled} bytes resident, of which "
            + $"{(after.Anonymous - before.Anonymous) / filled} backed by no file, {(after.ManagedHeap - before.ManagedHeap) / filled} "
            + $"managed heap; Redis {(after.Redis - before.Redis) / filled} bytes.");
        return text.ToString();
    }
}
