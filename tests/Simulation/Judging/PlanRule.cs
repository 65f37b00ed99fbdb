using OtpActors.Domain;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;
using OtpActors.Simulation.Tests.Histories;

namespace OtpActors.Simulation.Tests.Judging;

/// <summary>Each step of a plan is handed to a provider at most once a round, and the fallback happens when it should.</summary>
internal static class PlanRule
{
    public static IEnumerable<string> Find(Run run)
    {
        var calls = run.History.Calls;
        foreach (var twice in calls.GroupBy(static c => (c.Otp, c.Attempt)).Where(static g => g.Count() > 1))
        {
            yield return $"message {twice.Key.Attempt} was handed over {twice.Count()} times, last by {twice.Last().By}";
        }

        foreach (var twice in calls.GroupBy(c => (c.Otp, Round: run.History.Round(c), c.Channel)).Where(static g => g.Count() > 1))
        {
            yield return $"{twice.Key.Channel} was used {twice.Count()} times in round {twice.Key.Round}, last by {twice.Last().By}";
        }

        foreach (var look in run.Looks.Where(static l => l.State is not null))
        {
            var own = calls.Where(c => c.Otp == look.Otp).ToList();
            foreach (var attempt in look.State!.Delivery.Attempts)
            {
                var call = own.Find(c => c.Attempt == attempt.Number);
                if (call is not null && (call.Channel != attempt.Channel || run.History.Round(call) != attempt.Round))
                {
                    yield return $"message {attempt.Number} is not the one that was handed over: {look}";
                }

                var nobody = attempt is { Status: DeliveryStatus.Failed, Provider: "" };
                if (call is null && !nobody && !Excused(run, attempt.At))
                {
                    yield return $"message {attempt.Number} was never handed over: {look}";
                }
            }

            if (Missing(run, look.State, own) is { } why)
            {
                yield return $"no fallback after {why}: {look}";
            }
        }
    }

    /// <summary>Whether its driver may have died before it came to the call; the world may stand still between the plan and the call, so trouble may come late.</summary>
    private static bool Excused(Run run, DateTimeOffset at) => run.History.Troubles.Exists(t => (t - at).Duration() <= TimeSpan.FromSeconds(90));

    /// <summary>Why the last round should have gone on; null when all is well.</summary>
    private static string? Missing(Run run, OtpState state, List<Call> calls)
    {
        var delivery = state.Delivery;
        var round = delivery.Attempts.Where(a => a.Round == delivery.Round).ToList();
        if (round.Count >= delivery.Steps.Length || delivery.Attempts.Length >= Limits.DeliveriesMax
            || round.Exists(static a => a.Status is DeliveryStatus.Delivered or DeliveryStatus.Read))
        {
            return null;
        }

        var last = round[^1];
        var call = calls.Find(c => c.Attempt == last.Number);
        var patience = TimeSpan.FromSeconds(run.Setup.Calm ? 60 : 240);
        if (last.Status == DeliveryStatus.Failed)
        {
            return state.EndedAt > last.At ? "a failure" : null;
        }

        return call is not { Silent: true } && state.EndedAt - (call?.At ?? last.At) > patience ? "silence" : null;
    }
}
