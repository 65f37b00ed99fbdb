using System.Text;

namespace OtpActors.Bench.Load.Results;

/// <summary>The tables of a run, in Markdown: medians over the turns, ratios of those, guarantees.</summary>
internal sealed class Report(IReadOnlyList<PhaseResult> phases, IReadOnlyList<GuaranteeResult> guarantees)
{
    private static readonly string[] Ours = ["otpactors", "silo"];
    private const double QuietShare = 0.1;

    private readonly StringBuilder _text = new();
    private readonly string[] _servers = [.. phases.Select(phase => phase.Server).Distinct()];

    public static string Write(Arguments arguments) => new Report(
        ResultFile.Read(arguments.Text("phases"), ResultJson.Default.PhaseResult),
        ResultFile.Read(arguments.Text("guarantees"), ResultJson.Default.GuaranteeResult)).Write();

    public string Write()
    {
        var names = phases.Select(phase => phase.Phase).Distinct().ToArray();
        if (phases.Count > 0 && phases.Max(phase => phase.OthersShare) is var others and > QuietShare)
        {
            Line($"**Not to be quoted: other processes used up to {others:P0} of this machine during a phase.**\n");
        }
        foreach (var name in names)
        {
            WritePhase(name);
        }
        foreach (var ours in Ours.Intersect(_servers))
        {
            WriteRatios(ours, names);
        }
        WriteGuarantees();
        return _text.ToString();
    }

    private void WritePhase(string name)
    {
        Line($"### {name}\n");
        Line("| server | per second | (lowest to highest) | p50 ms | p99 ms | p99.9 ms | server CPU us | Redis CPU us | generator CPU us | other load | server MiB | Redis MiB | errors |");
        Line("|---|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|");
        foreach (var server in _servers)
        {
            var turns = Turns(server, name);
            double Of(Func<PhaseResult, double> figure) => Median.Of(turns.Select(figure));
            Line(
                $"| {server} | {Of(turn => turn.PerSecond):N0} | {turns.Min(turn => turn.PerSecond):N0} to {turns.Max(turn => turn.PerSecond):N0}"
                + $" | {Of(turn => turn.P50) / 1000:F2} | {Of(turn => turn.P99) / 1000:F2} | {Of(turn => turn.P999) / 1000:F2}"
                + $" | {Of(turn => turn.ServerCpu + turn.ChildrenCpu):F0} | {Of(turn => turn.RedisCpu):F0} | {Of(turn => turn.LoadCpu):F0} | {Of(turn => turn.OthersShare):P0}"
                + $" | {Of(turn => turn.ServerRss) / 1024:F0} | {Of(turn => turn.RedisRss) / 1024:F0}"
                + $" | {ErrorsOf(turns)} |");
        }
        Line("");
    }

    private void WriteRatios(string ours, string[] names)
    {
        var others = _servers.Where(server => server != ours).ToArray();
        Line($"### Ratios of {ours}\n\nIts throughput divided by theirs (more is better), then its p99 divided by theirs (less is better).\n");
        Line($"| phase | {string.Join(" | ", others.Select(other => $"{ours} / {other}"))} |");
        Line($"|---|{string.Concat(others.Select(_ => "---:|"))}");
        foreach (var name in names)
        {
            double Ratio(string other, Func<PhaseResult, double> figure) =>
                Median.Of(Turns(ours, name).Select(figure)) / Median.Of(Turns(other, name).Select(figure));
            var cells = others.Select(
                other => $"{Ratio(other, turn => turn.PerSecond):F2} x, p99 {Ratio(other, turn => turn.P99):F2} x");
            Line($"| {name} | {string.Join(" | ", cells)} |");
        }
        Line("");
    }

    private void WriteGuarantees()
    {
        Line("### Guarantees under simultaneous requests\n\nThe worst of five bursts each; three checks are allowed per OTP.\n");
        Line("| server | wrong codes compared, of 200 | right code behind 60 wrong ones | successes of 200 right codes | messages of 50 sends to one phone |");
        Line("|---|---:|---|---:|---:|");
        foreach (var result in guarantees)
        {
            Line(
                $"| {result.Server} | {result.WrongChecked} | {(result.RightBehindWrong ? "**accepted**" : "refused")}"
                + $" | {result.RightAccepted} | {result.Messages} |");
        }
    }

    private PhaseResult[] Turns(string server, string phase) =>
        [.. phases.Where(result => result.Server == server && result.Phase == phase)];

    private static string ErrorsOf(PhaseResult[] turns) => turns.Sum(turn => turn.Errors) is var errors and > 0
        ? $"{errors:N0} ({string.Join(' ', turns.Select(turn => turn.ErrorsByStatus)).Trim()})"
        : "0";

    // The invariant culture is the only one in this build (InvariantGlobalization).
    private void Line(string line) => _text.Append(line).Append('\n');
}
