using OtpActors.Domain.Otps;
using OtpActors.Simulation.Tests.Histories;

namespace OtpActors.Simulation.Tests.Judging;

/// <summary>An OTP reaches exactly one end, and stays there whatever is asked of it.</summary>
internal static class DeathRule
{
    public static IEnumerable<string> Find(Run run)
    {
        foreach (var ops in run.History.Ops.Where(static o => o.Otp is not null).GroupBy(static o => o.Otp!.Value).Select(static g => g.ToList()))
        {
            if (ops.Find(static o => o.Death is not null) is not { } first)
            {
                continue;
            }

            if (ops.Find(o => o.Death is { } death && death != first.Death) is { } other)
            {
                yield return $"two ends: {first} and {other}";
            }

            var died = ops.Where(static o => o.Death is not null).Min(static o => o.Ended);
            var began = ops.GroupBy(static o => o.Name).ToDictionary(static g => g.Key, static g => g.Min(static o => o.Began));
            foreach (var later in ops.Where(o => began[o.Name] > died))
            {
                if (later.ToldValid || later.ToldWrong || later.State is { Phase: OtpPhase.Live } || (later.Receipt is not null && later.Kind == OpKind.Resend))
                {
                    yield return $"it lives again: {first}, then {later}";
                }
            }
        }

        foreach (var look in run.Looks.Where(static l => l.State?.Phase == OtpPhase.Canceled))
        {
            if (!run.History.Ops.Any(o => o.Kind == OpKind.Cancel && o.Otp == look.Otp && o.Ending is Ending.Answered or Ending.Unknown))
            {
                yield return $"canceled by nobody: {look}";
            }
        }
    }
}
