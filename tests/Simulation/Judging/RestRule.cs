using OtpActors.Domain.Otps;
using OtpActors.Engine.Verification;
using OtpActors.Simulation.Tests.Histories;

namespace OtpActors.Simulation.Tests.Judging;

/// <summary>When the troubles are over everything comes to rest: every request ends, every OTP ends, every wrong check is charged, no key stays claimed.</summary>
internal static class RestRule
{
    public static IEnumerable<string> Find(Run run)
    {
        if (!run.Rests)
        {
            yield return "something never comes to rest";
        }

        foreach (var op in run.History.Ops.Where(static o => o.Ending == Ending.Running))
        {
            yield return $"never answered: {op}";
        }

        foreach (var look in run.Looks.Where(static l => l.State is not null))
        {
            var state = look.State!;
            if (state.Phase == OtpPhase.Live || state.WakeAt is not null)
            {
                yield return $"not at rest: {look}";
            }

            // A check whose commit failed may be charged without being counted: it was looked at all the same.
            var charged = run.Phones[look.Phone].WrongChecks.Where(c => c.Otp == look.Otp).Select(static c => c.Try).Order().ToList();
            var unknown = run.History.FailedCommits == 0 ? 0 : run.History.Ops.Count(o => o is { Kind: OpKind.Check, Ending: Ending.Unknown } && o.Otp == look.Otp);
            if (look.BeganAt - state.CreatedAt < TimeSpan.FromHours(24)
                && (!charged.SequenceEqual(Enumerable.Range(1, charged.Count)) || charged.Count < state.WrongChecks || charged.Count > state.WrongChecks + unknown))
            {
                yield return $"charged {string.Join(", ", charged)}: {look}";
            }
        }

        foreach (var tries in run.History.Ops.Where(static o => o.Key is not null).GroupBy(static o => o.Key!))
        {
            if (!tries.Any(static o => o.Ending == Ending.Answered && !o.Told(RefusalCode.IdempotencyInProgress)))
            {
                yield return $"a key without an answer: {tries.Last()}";
            }
        }
    }
}
