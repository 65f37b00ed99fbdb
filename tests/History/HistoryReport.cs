using System.Globalization;
using System.Text;
using OtpActors.History.Judging;

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

    public required TimeSpan Elapsed { get; init; }

    /// <summary>How often each kind of call got each answer.</summary>
    public required IReadOnlyDictionary<string, int> Tally { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>0: all rules held. 1: a rule was broken. 2: some histories could not be decided or nothing was recorded.</summary>
    public int ExitCode => Verdict.Violations.Count > 0 ? 1 : Verdict.Undecided > 0 || Operations == 0 ? 2 : 0;

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var violation in Verdict.Violations.Take(Shown))
        {
            text.AppendLine(violation.Describe(Deaths));
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
        return text.Append(CultureInfo.InvariantCulture, $"seed {Seed}, {Elapsed.TotalSeconds:F1} s: operations {Operations}, unknowns {Unknowns}, kills {Deaths.Count}, OTPs {Verdict.Otps}, phones {Verdict.Phones}, undecided {Verdict.Undecided}, violations {Verdict.Violations.Count}").ToString();
    }
}
