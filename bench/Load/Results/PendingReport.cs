using System.Text;
using OtpActors.Bench.Load.Servers;

namespace OtpActors.Bench.Load.Results;

/// <summary>The table of the scale mode, in Markdown, over all turns: medians, but for the CPU, of which rare collections are a part.</summary>
internal sealed class PendingReport(IReadOnlyList<PendingTurn> turns)
{
    private const double MiB = 1024 * 1024;

    private readonly StringBuilder _text = new();

    public string Write()
    {
        _text.Append($"| | {turns[0].FewPending:N0} pending | {turns[0].ManyPending:N0} pending | ratio |\n|---|---:|---:|---:|\n");
        Row("sends per second", Half(turn => turn.Few.PerSecond), Half(turn => turn.Many.PerSecond));
        Row("server CPU per send, us (mean)", turns.Average(turn => turn.Few.ServerCpu), turns.Average(turn => turn.Many.ServerCpu));
        foreach (var (turn, number) in turns.Select((turn, i) => (turn, i + 1)))
        {
            Row($"in turn {number}", turn.Few.ServerCpu, turn.Many.ServerCpu);
        }
        Row("p50, us", Half(turn => turn.Few.P50), Half(turn => turn.Many.P50));
        Row("p99, us", Half(turn => turn.Few.P99), Half(turn => turn.Many.P99));
        Row("p99.9, us", Half(turn => turn.Few.P999), Half(turn => turn.Many.P999));
        Row("others' share of the machine, %", Half(turn => turn.Few.OthersShare * 100), Half(turn => turn.Many.OthersShare * 100));
        RowOf("resident memory, MiB", memory => memory.Resident / MiB);
        RowOf("of it backed by no file, MiB", memory => memory.Anonymous / MiB);
        RowOf("managed heap, MiB", memory => memory.ManagedHeap / MiB);
        RowOf("Redis, MiB", memory => memory.Redis / MiB);
        _text.Append(
            $"\nMemory per pending OTP: {PerOtp(memory => memory.Resident):F0} bytes resident, of which {PerOtp(memory => memory.Anonymous):F0} "
            + $"backed by no file, {PerOtp(memory => memory.ManagedHeap):F0} managed heap; Redis {PerOtp(memory => memory.Redis):F0} bytes.\n");
        return _text.ToString();
    }

    private double Half(Func<PendingTurn, double> figure) => Median.Of(turns.Select(figure));

    private double PerOtp(Func<Memory, double> figure) => Half(turn => (figure(turn.After) - figure(turn.Before)) / turn.Filled);

    private void RowOf(string name, Func<Memory, double> figure) => Row(name, Half(turn => figure(turn.Before)), Half(turn => figure(turn.After)));

    private void Row(string name, double few, double many) =>
        _text.Append($"| {name} | {few:N1} | {many:N1} | {(few > 0 ? many / few : 0):F2} |\n");
}
