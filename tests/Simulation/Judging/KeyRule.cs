using OtpActors.Domain.Identity;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Verification;
using OtpActors.Simulation.Tests.Histories;

namespace OtpActors.Simulation.Tests.Judging;

/// <summary>A request with an idempotency key happens once, however often it is repeated (A58, A59).</summary>
internal static class KeyRule
{
    public static IEnumerable<string> Find(Run run)
    {
        foreach (var tries in run.History.Ops.Where(static o => o.Key is not null).GroupBy(static o => o.Key!).Select(static g => g.ToList()))
        {
            if (tries[^1].BeganAt - tries[0].BeganAt >= ClaimActor.Kept)
            {
                continue;
            }

            var calls = run.History.Calls.Where(c => c.By?.Key == tries[0].Key && !c.SurelyNot).ToList();
            var sent = run.History.Calls.Where(c => !c.SurelyNot && run.History.Round(c) == 0 && run.History.MakerOf(c.Otp)?.Key == tries[0].Key).Select(static c => c.Otp);
            var otps = calls.Select(static c => c.Otp).Concat(sent).Concat(Told(tries)).Distinct().Count();
            if (otps > 1 || calls.Select(c => (c.Otp, run.History.Round(c))).Distinct().Count() > 1)
            {
                yield return $"done twice: {string.Join("; ", tries)}";
            }

            var verdicts = tries.Where(static o => o.Checked is not null).Select(static o => (o.Checked!.Valid, o.Checked.AttemptsRemaining)).Distinct().Count();
            if (verdicts > 1)
            {
                yield return $"two verdicts: {string.Join("; ", tries)}";
            }

            if (Lingering(tries) is { } stuck)
            {
                yield return $"never free again: {stuck}";
            }

            foreach (var replay in tries.Where(o => o.Replayed && !tries.Exists(first => !first.Replayed && first.Began < o.Ended)))
            {
                yield return $"replayed before it was done: {replay}";
            }
        }

        foreach (var op in run.History.Ops.Where(static o => o.Ending == Ending.Overloaded))
        {
            if (run.History.Calls.Find(c => c.By == op && !c.SurelyNot) is not null)
            {
                yield return $"a message left, but nothing was done: {op}";
            }
        }
    }

    private static IEnumerable<OtpId> Told(List<Op> tries) => tries.Where(static o => o.Receipt is not null).Select(static o => o.Receipt!.Otp);

    /// <summary>A claim whose holder must be dead by now, but which still says that it is under way.</summary>
    private static Op? Lingering(List<Op> tries) => tries.Find(o =>
        o.Told(RefusalCode.IdempotencyInProgress)
        && (o.Refusal!.RetryAfter is not { } wait || wait > ClaimActor.Lease || wait <= TimeSpan.Zero));
}
