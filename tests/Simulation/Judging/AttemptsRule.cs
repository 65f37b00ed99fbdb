using OtpActors.Simulation.Tests.Histories;

namespace OtpActors.Simulation.Tests.Judging;

/// <summary>Wrong checks are counted once each, up to the allowed number and no further; what was told never goes down (A23, A24).</summary>
internal static class AttemptsRule
{
    public static IEnumerable<string> Find(Run run)
    {
        foreach (var look in run.Looks.Where(static l => l.State is not null))
        {
            var ops = run.History.Ops.Where(o => o.Otp == look.Otp).ToList();
            var tries = ops.Where(static o => o.Kind == OpKind.Check).GroupBy(static o => o.Name).ToList();
            var allowed = look.State!.Draft.AttemptsAllowed;
            var told = tries.Where(static t => t.Any(static o => o.ToldWrong)).Select(t => Told(t, allowed)).ToList();
            foreach (var text in Verdicts(told, allowed).Concat(Reads(ops, told)))
            {
                yield return text;
            }

            var unknown = tries.Count(static t => !t.Any(static o => o.ToldWrong) && t.Any(static o => o.Ending == Ending.Unknown));
            if (look.State.WrongChecks < told.Count || look.State.WrongChecks > told.Count + unknown || look.State.WrongChecks > allowed)
            {
                yield return $"{told.Count} wrong checks were told and {unknown} are unknown, of {allowed} allowed: {look}";
            }
        }
    }

    /// <summary>A wrong check: its number, the earliest moment at which it can have been counted, and when it was told first.</summary>
    private static (int Number, long Began, long Ended, Op First) Told(IGrouping<string, Op> tries, int allowed)
    {
        var first = tries.Where(static o => o.ToldWrong).MinBy(static o => o.Ended)!;
        return (allowed - first.Checked!.AttemptsRemaining, tries.Min(static o => o.Began), first.Ended, first);
    }

    private static IEnumerable<string> Verdicts(List<(int Number, long Began, long Ended, Op First)> told, int allowed)
    {
        foreach (var a in told)
        {
            if (a.Number < 1 || a.Number > allowed)
            {
                yield return $"a number out of range: {a.First}";
            }

            foreach (var b in told.Where(b => b.First != a.First))
            {
                if (a.Number == b.Number)
                {
                    yield return $"two checks were told the same: {a.First} and {b.First}";
                }

                if (a.Ended < b.Began && b.Number < a.Number)
                {
                    yield return $"attempts came back: {a.First}, then {b.First}";
                }
            }
        }
    }

    private static IEnumerable<string> Reads(List<Op> ops, List<(int Number, long Began, long Ended, Op First)> told)
    {
        var reads = ops.Where(static o => o.State is not null).ToList();
        foreach (var read in reads)
        {
            if (reads.Find(o => o.Ended < read.Began && o.State!.WrongChecks > read.State!.WrongChecks) is { } earlier)
            {
                yield return $"attempts went down: {earlier}, then {read}";
            }

            foreach (var check in told.Where(t => t.Ended < read.Began && t.Number > read.State!.WrongChecks))
            {
                yield return $"a counted check is gone: {check.First}, then {read}";
            }
        }
    }
}
