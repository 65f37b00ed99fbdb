using OtpActors.Domain.Otps;
using OtpActors.Simulation.Tests.Histories;

namespace OtpActors.Simulation.Tests.Judging;

/// <summary>At most one check of an OTP ever succeeds (A5), and an OTP is only verified by somebody who may have been told so.</summary>
internal static class SuccessRule
{
    public static IEnumerable<string> Find(Run run)
    {
        foreach (var checks in run.History.Ops.Where(static o => o.Kind == OpKind.Check).GroupBy(static o => o.Otp!.Value))
        {
            var valid = checks.Where(static o => o.ToldValid).GroupBy(static o => o.Name).ToList();
            if (valid.Count > 1)
            {
                yield return $"two checks succeeded: {valid[0].First()} and {valid[1].First()}";
            }
        }

        foreach (var look in run.Looks.Where(static l => l.State?.Phase == OtpPhase.Verified))
        {
            if (!run.History.Ops.Any(o => o.Kind == OpKind.Check && o.Otp == look.Otp && (o.ToldValid || o.Ending is Ending.Unknown)))
            {
                yield return $"verified, but nobody was told: {look}";
            }
        }
    }
}
