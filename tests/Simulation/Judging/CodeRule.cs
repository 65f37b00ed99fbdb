using OtpActors.Simulation.Tests.Histories;

namespace OtpActors.Simulation.Tests.Judging;

/// <summary>The code that the person got last is right, unless a newer one is on its way; no other code ever is (A6, A7).</summary>
internal static class CodeRule
{
    public static IEnumerable<string> Find(Run run)
    {
        foreach (var check in run.History.Ops.Where(static o => o.ToldValid || o.ToldWrong))
        {
            var tries = run.History.Ops.Where(o => o.Name == check.Name).ToList();
            var (began, ended) = (tries.Min(static o => o.Began), check.Ended);
            var calls = run.History.Calls.Where(c => c.Otp == check.Otp).ToList();
            var code = check.Code!.Value.Reveal();

            // Of two resends at once the later one's message may leave first.
            var newest = calls.Where(c => c.Place < began).MaxBy(static c => c.Attempt)?.Code;
            var meanwhile = calls.Where(c => c.Place > began && c.Place < ended).ToList();
            if (check.ToldValid && (check.OtherPurpose || (code != newest && meanwhile.TrueForAll(c => c.Code != code))))
            {
                yield return $"another code than the newest was right: {check}";
            }

            if (check.ToldWrong && !check.OtherPurpose && code == newest && meanwhile.TrueForAll(c => c.Code == code) && !NewerMayBeComing(run, check))
            {
                yield return $"the right code was wrong: {check}";
            }
        }
    }

    /// <summary>Whether a resend may have replaced the code before the check ended, without the person's having got the new one.</summary>
    private static bool NewerMayBeComing(Run run, Op check)
    {
        var resends = run.History.Ops.Where(o => o is { Kind: OpKind.Resend, NewCode: true } && o.Otp == check.Otp && o.Began < check.Ended).ToList();
        return resends.Exists(o => o.Ended > check.Began || o.Receipt is null || !run.History.Calls.Any(c => c.By?.Name == o.Name));
    }
}
