using System.Security.Cryptography;
using OtpActors.History.Judging;
using OtpActors.History.Recording;
using OtpActors.History.Records;

namespace OtpActors.History.Clusters;

/// <summary>Records a history of a cluster under faults and judges it.</summary>
internal static class ClusterRun
{
    /// <exception cref="InvalidOperationException">The cluster did not become ready at first.</exception>
    public static async Task<HistoryReport> ExecuteAsync(HistoryRunOptions options, ClusterOptions what, CancellationToken cancellationToken)
    {
        var key = options.Key ?? "oat_" + RandomNumberGenerator.GetHexString(40, lowercase: true);
        using var cluster = new Cluster(what, options.Rules, key, options.ReadyTimeout, options.Environment);
        await cluster.StartAsync(cancellationToken);

        var clock = new RunClock();
        var log = new OperationLog(options.MaxOperations);
        var gate = new ServerGate();
        var recorder = new ClusterRecorder(cluster, key, clock, log);
        var workload = new Workload(options.Seed, options.Clients, recorder, log, gate, clock);
        var faults = new Faults(cluster, what, recorder.Feelings, clock, new Random(options.Seed), options.Progress);

        using var timeIsOver = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeIsOver.CancelAfter(options.Duration);
        gate.Open();
        var clients = workload.RunAsync(timeIsOver.Token);
        await faults.RunAsync(timeIsOver.Token);
        await timeIsOver.CancelAsync();
        await clients;
        if (faults.Violations.All(static v => v.Rule != Rule.ServerStaysUp))
        {
            await workload.SweepAsync(options.SettleTime);
        }
        var run = new RecordedRun
        {
            Seed = options.Seed,
            StartedAt = clock.StartedAt,
            Operations = log.Snapshot(),
            InboxLosses = faults.InboxLosses,
            Troubles = [.. faults.Done.Select(static f => (f.At, f.ReadyAt))],
        };
        var verdict = new Judge(options.Rules).Decide(run);
        return HistoryReport.Of(run, verdict with { Violations = [.. faults.Violations, .. verdict.Violations] }, clock.Now) with { Faults = faults.Done };
    }
}
