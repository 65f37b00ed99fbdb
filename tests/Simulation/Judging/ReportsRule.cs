using OtpActors.Domain.Otps;
using OtpActors.Domain.Webhooks;
using OtpActors.Simulation.Tests.Webhooks;
using OtpActors.Webhooks.Outboxes;

namespace OtpActors.Simulation.Tests.Judging;

/// <summary>
/// What happened to an OTP is in the outbox of every endpoint that wants it, each event exactly once and under its own number, its end among them, and
/// nothing else is (A74, A93). Twice it may be there only where a front end died or failed within a second of it and another, which cannot know, told it as well.
/// </summary>
internal static class ReportsRule
{
    public static IEnumerable<string> Find(Run run)
    {
        var reports = run.Reports.ToLookup(static r => (r.Endpoint, r.Otp), static r => (r.Sequence, r.Kind));
        foreach (var look in run.Looks.Where(static l => l.State is not null))
        {
            var state = look.State!;
            if (state.Draft.Reports != run.Setup.Webhooks)
            {
                yield return $"reports {state.Draft.Reports}, endpoints {run.Setup.Webhooks}: {look}";
            }

            foreach (var endpoint in run.Setup.Webhooks ? Subscribers.All.Endpoints : [])
            {
                var wanted = state.Events.Where(e => endpoint.Topics.HasFlag(WebhookTopicNames.TopicOf(e.Kind))).Select(static e => (e.Sequence, (OtpEventKind?)e.Kind));
                var reported = reports[(endpoint.Id, state.Draft.Id)].OrderBy(static r => r.Sequence).ToList();
                if (!wanted.SequenceEqual(Once(run, state, reported)))
                {
                    yield return $"endpoint {endpoint.Id.Value} was told {string.Join(", ", reported)}: {look}";
                }
            }
        }
    }

    private static IEnumerable<(int Sequence, OtpEventKind? Kind)> Once(Run run, OtpState state, List<(int Sequence, OtpEventKind? Kind)> reported) =>
        run.Setup.FrontEnds == 1
            ? reported
            : reported.Where((r, i) => i == 0 || r != reported[i - 1] || !state.Events.Any(e => e.Sequence == r.Sequence && run.History.Losses.Exists(
                loss => loss >= e.At && loss <= e.At + EventReporter.Fresh)));
}
