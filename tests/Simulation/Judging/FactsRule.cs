using OtpActors.Domain.Otps;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Verification;
using OtpActors.Simulation.Tests.Histories;

namespace OtpActors.Simulation.Tests.Judging;

/// <summary>Whatever anybody was told is there afterwards, across every crash (A92); nobody meets an error that is none of the contract's.</summary>
internal static class FactsRule
{
    public static IEnumerable<string> Find(Run run)
    {
        foreach (var op in run.History.Ops.Where(static o => o.Ending == Ending.Failed))
        {
            yield return $"{op.Failure!.GetType().Name}, {op.Failure.Message}: {op}";
        }

        foreach (var remark in run.History.Remarks)
        {
            yield return remark;
        }

        foreach (var look in run.Looks)
        {
            var ops = run.History.Ops.Where(o => o.Otp == look.Otp && o != look).ToList();
            if (look.State is not { } state)
            {
                if (!MayBeForgotten(run, look, ops))
                {
                    yield return $"what was sent is gone: {look}";
                }

                continue;
            }

            if (ops.Find(static o => o.ToldValid) is { } valid && state.Phase != OtpPhase.Verified)
            {
                yield return $"a success is gone: {valid}, then {look}";
            }

            var names = state.Delivery.Attempts.Select(static a => a.MessageId).ToHashSet();
            foreach (var sent in ops.Where(o => o.Receipt is { MessageId: { } id } && !names.Contains(id)))
            {
                yield return $"a message that was told is gone: {sent}, then {look}";
            }
        }
    }

    private static bool MayBeForgotten(Run run, Op look, List<Op> ops)
    {
        // Nothing of an OTP is promised before its send was answered or its message handed over.
        var made = run.History.Calls.Where(c => c.Otp == look.Otp).Select(static c => c.At)
            .Concat(ops.Where(static o => o.Receipt is not null).Select(static o => o.Receipt!.ExpiresAt - o.Receipt.ExpiresIn)).DefaultIfEmpty(DateTimeOffset.MinValue).Min();
        return look.Told(RefusalCode.OtpNotFound) && look.BeganAt - made >= WorkspaceSettings.Default.Retention;
    }
}
