using System.Globalization;
using System.Text;
using OtpActors.History.Clusters;
using OtpActors.History.Judging;
using OtpActors.History.Records;

namespace OtpActors.History;

/// <summary>What a run did and what the judge says about it.</summary>
public sealed record HistoryReport
{
    private const int Shown = 20;

    public required int Seed { get; init; }

    public required int Operations { get; init; }

    public required int Unknowns { get; init; }

    /// <summary>When the server was killed, from the start of the run.</summary>
    public required IReadOnlyList<TimeSpan> Deaths { get; init; }

    /// <summary>What was done to a cluster.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    public required TimeSpan Elapsed { get; init; }

    /// <summary>How often each kind of call got each answer.</summary>
    public required IReadOnlyDictionary<string, int> Tally { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>0: all rules held. 1: a rule was broken. 2: some histories could not be decided or nothing was recorded.</summary>
    public int ExitCode => Verdict.Violations.Count > 0 ? 1 : Verdict.Undecided > 0 || Operations == 0 ? 2 : 0;

    internal static HistoryReport Of(RecordedRun run, Verdict verdict, TimeSpan elapsed) => new()
    {
        Seed = run.Seed,
        Operations = run.Operations.Count,
        Unknowns = run.Operations.Count(o => o.Answer.Kind == AnswerKind.Unknown),
        Deaths = run.Deaths,
        Elapsed = elapsed,
        Tally = run.Operations
            .GroupBy(o => $"{o.Kind} -> {o.Answer.Kind} {o.Answer.Detail}")
            .ToDictionary(g => g.Key, g => g.Count()),
        Verdict = verdict,
    };

    public override string ToString()
    {
        var text = new StringBuilder();
        var happened = Deaths.Select(d => (d, "server killed")).Concat(Faults.Select(f => (f.At, $"{f.Kind} {f.Target}"))).ToList();
        foreach (var violation in Verdict.Violations.Take(Shown))
        {
            text.AppendLine(violation.Describe(happened));
        }
        if (Verdict.Violations.Count > Shown)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"({Verdict.Violations.Count - Shown} more violations not shown)");
        }
        foreach (var (answer, count) in Tally.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{count,9}  {answer}");
        }
        foreach (var broken in Verdict.Violations.GroupBy(v => v.Rule).OrderByDescending(g => g.Count()))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{broken.Count(),9}  violations of {broken.Key}");
        }
        foreach (var fault in Faults)
        {
            text.AppendLine(fault.ToString());
        }
        return text.Append(CultureInfo.InvariantCulture, $"seed {Seed}, {Elapsed.TotalSeconds:F1} s: operations {Operations}, unknowns {Unknowns}, {(Faults.Count > 0 ? "faults" : "kills")} {Faults.Count + Deaths.Count}, OTPs {Verdict.Otps}, phones {Verdict.Phones}, undecided {Verdict.Undecided}, violations {Verdict.Violations.Count}").ToString();
    }
}
