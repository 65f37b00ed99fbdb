using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Otps;

namespace OtpActors.Simulation.Tests.Judging;

/// <summary>Events have a gapless order that never changes, and exactly one end, after which nothing follows (A93).</summary>
internal static class EventsRule
{
    private static readonly Dictionary<OtpPhase, OtpEventKind> Ends = new()
    {
        [OtpPhase.Verified] = OtpEventKind.Verified,
        [OtpPhase.Expired] = OtpEventKind.Expired,
        [OtpPhase.AttemptsExceeded] = OtpEventKind.AttemptsExceeded,
        [OtpPhase.Canceled] = OtpEventKind.Canceled,
        [OtpPhase.Undeliverable] = OtpEventKind.DeliveryFailed,
    };

    public static IEnumerable<string> Find(Run run)
    {
        foreach (var look in run.Looks.Where(static l => l.State is not null))
        {
            var state = look.State!;
            var kinds = state.Events.Select(static e => e.Kind).ToList();
            if (!state.Events.Select(static e => e.Sequence).SequenceEqual(Enumerable.Range(1, kinds.Count)))
            {
                yield return $"a gap: {look}";
            }

            var ends = kinds.Count(static k => k != OtpEventKind.DeliveryFailed && Ends.ContainsValue(k));
            if (!Ends.TryGetValue(state.Phase, out var end) || kinds.Count == 0 || kinds[^1] != end || ends != (state.Phase == OtpPhase.Undeliverable ? 0 : 1))
            {
                yield return $"events {string.Join(", ", kinds)}: {look}";
            }

            if (kinds.Count(static k => k == OtpEventKind.SmsFallback) != Fallbacks(state))
            {
                yield return $"{Fallbacks(state)} fallbacks, but events {string.Join(", ", kinds)}: {look}";
            }

            foreach (var read in run.History.Ops.Where(o => o.Otp == look.Otp && o.State is not null))
            {
                // An expiry that no timer has noticed yet is told before it is recorded; the record says the same.
                if (!read.State!.Events.SequenceEqual(state.Events.Take(read.State.Events.Length)))
                {
                    yield return $"history was rewritten: {read}, then {look}";
                }
            }
        }
    }

    private static int Fallbacks(OtpState state) => state.Delivery.Attempts.Count(sms =>
        sms.Channel == Channel.Sms && state.Delivery.Attempts.Any(first => first.Round == sms.Round && first.Channel == Channel.WhatsApp && first.Number < sms.Number));
}
