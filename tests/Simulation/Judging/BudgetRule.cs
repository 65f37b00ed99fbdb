using OtpActors.Domain.Phones;
using OtpActors.Simulation.Tests.Histories;

namespace OtpActors.Simulation.Tests.Judging;

/// <summary>
/// No phone is told more wrong checks within 24 hours than its budget, over all its OTPs (A27). Holds live in memory: for each check that was under way
/// when something cost the world memory, one more is let pass.
/// </summary>
internal static class BudgetRule
{
    public static IEnumerable<string> Find(Run run)
    {
        var budget = run.Setup.Settings.Phone.FailedChecks;
        foreach (var phone in run.History.Ops.Where(static o => o.Kind == OpKind.Check).GroupBy(static o => o.Phone))
        {
            var excused = phone.Count(o => run.History.Losses.Exists(t => t >= o.BeganAt && t <= o.EndedAt));
            var told = phone.Where(static o => o.ToldWrong).GroupBy(static o => o.Name)
                .Select(static g => (From: g.Min(static o => o.BeganAt), To: g.Min(static o => o.EndedAt), Op: g.First())).OrderBy(static t => t.From).ToList();
            for (var i = budget + excused; i < told.Count; i++)
            {
                var first = i - budget - excused;
                if (told[first..(i + 1)].Max(static t => t.To) - told[first].From < PhonePolicy.FailedChecksSpan)
                {
                    yield return $"{budget + excused + 1} wrong checks of {budget} in a day, the last: {told[i].Op}";
                }
            }
        }
    }
}
