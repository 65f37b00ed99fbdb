using System.Security.Cryptography;
using OtpActors.History.Chaos;
using OtpActors.History.Clusters;
using OtpActors.History.Judging;
using OtpActors.History.Recording;
using OtpActors.History.Records;

namespace OtpActors.History;

/// <summary>Records a history of a server or a cluster, with faults if the run started it, and judges it.</summary>
public static class HistoryRun
{
    /// <exception cref="ArgumentException">The options name no server, or two.</exception>
    /// <exception cref="InvalidOperationException">The server did not become ready at first.</exception>
    public static async Task<HistoryReport> ExecuteAsync(HistoryRunOptions options, CancellationToken cancellationToken)
    {
        if (options.Cluster is { } cluster)
        {
            return await ClusterRun.ExecuteAsync(options, cluster, cancellationToken);
        }
        if (options.ServerCommand is null == options.Url is null)
        {
            throw new ArgumentException("Name either a server command or the URL of a running server.", nameof(options));
        }
        var key = options.Key ?? "oat_" + RandomNumberGenerator.GetHexString(40, lowercase: true);
        using var server = options.ServerCommand is null ? null : NewServer(options, key);
        if (server is not null)
        {
            await server.StartAsync(options.ReadyTimeout, cancellationToken);
        }

        var clock = new RunClock();
        var log = new OperationLog(options.MaxOperations);
        var gate = new ServerGate();
        using var http = new HttpClient { BaseAddress = server?.Url ?? options.Url, Timeout = TimeSpan.FromSeconds(30) };
        var workload = new Workload(options.Seed, options.Clients, new Recorder(http, key, clock, log), log, gate, clock);
        var killer = server is null ? null : new Killer(server, log, gate, clock, new Random(options.Seed), options);

        using var timeIsOver = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeIsOver.CancelAfter(options.Duration);
        gate.Open();
        var clients = workload.RunAsync(timeIsOver.Token);
        var trouble = await RunKillsAsync(killer, clients, timeIsOver.Token);
        await timeIsOver.CancelAsync();
        await clients;
        if (trouble is null)
        {
            await workload.SweepAsync(options.SettleTime);
        }
        var run = new RecordedRun
        {
            Seed = options.Seed,
            StartedAt = clock.StartedAt,
            Operations = log.Snapshot(),
            Deaths = killer?.Deaths ?? [],
        };
        var verdict = new Judge(options.Rules).Decide(run);
        var judged = trouble is null
            ? verdict
            : verdict with { Violations = [new Violation(Rule.ServerStaysUp, trouble, "", null, []), .. verdict.Violations] };
        return HistoryReport.Of(run, judged, clock.Now);
    }

    private static async Task<string?> RunKillsAsync(Killer? killer, Task clients, CancellationToken timeIsOver)
    {
        if (killer is not null)
        {
            return await killer.RunAsync(timeIsOver);
        }
        await clients;
        return null;
    }

    private static ServerProcess NewServer(HistoryRunOptions options, string key)
    {
        var data = Path.GetFullPath(options.DataFolder ?? throw new ArgumentException("A server command needs a data folder.", nameof(options)));
        Directory.CreateDirectory(data);
        var environment = new Dictionary<string, string>
        {
            ["OtpActors__Data"] = data,
            ["OtpActors__BootstrapKey"] = key,
            ["OtpActors__Sandbox"] = "true",
            ["OtpActors__Limits__WorkspacePerSecond"] = "0",
            ["OtpActors__Limits__PhoneWindows"] = string.Join(',', options.Rules.Windows),
            ["OtpActors__Limits__FailedChecksPerDay"] = $"{options.Rules.FailedChecksPerDay}",
        };
        foreach (var (name, value) in options.Environment)
        {
            environment[name] = value;
        }
        return new ServerProcess(options.ServerCommand!, data + ".log", environment);
    }
}
