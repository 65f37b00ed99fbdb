using OtpActors.Grains.Tests.Redis;
using OtpActors.History;
using OtpActors.History.Clusters;
using OtpActors.History.Judging;
using OtpActors.Testing;
using Xunit.Abstractions;

namespace OtpActors.Cluster.Tests;

/// <summary>
/// Three silos, two front ends and Redis as real processes, under load and faults: the short form of <c>tests/History/run --cluster</c>. Every rule
/// holds over every fault, and a rolling restart fails no call that is tried once more (A26, A92, A93, A112, C9, C14, C15).
/// </summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    [RedisFact]
    public Task Cluster_KilledSilo_KeepsEveryRule() => RunAsync(FaultKind.SiloKilled);

    [RedisFact]
    public Task Cluster_RollingRestart_FailsNoCallThatIsRetriedOnce() => RunAsync(FaultKind.RollingRestart);

    /// <summary>Shorter than it takes to be declared dead: the silo goes on with what it had.</summary>
    [RedisFact]
    public Task Cluster_FrozenSiloAndLostRedis_KeepsEveryRule() => RunAsync(FaultKind.SiloFrozen, FaultKind.RedisAway);

    private async Task RunAsync(params FaultKind[] kinds)
    {
        var folder = Directory.CreateTempSubdirectory("otpactors-");
        try
        {
            var report = await HistoryRun.ExecuteAsync(
                new HistoryRunOptions
                {
                    Cluster = new ClusterOptions
                    {
                        Command = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "OtpActors.Silo.dll")}'",
                        Folder = folder.FullName,
                        Faults = kinds.Length,
                        Kinds = kinds,
                        Freeze = TimeSpan.FromSeconds(5),
                        Outage = TimeSpan.FromSeconds(5),
                        Absence = TimeSpan.FromSeconds(1),
                        CallsBetween = 200,
                    },
                    Clients = 8,
                    Duration = TimeSpan.FromMinutes(4),
                    SettleTime = TimeSpan.Zero,
                    ReadyTimeout = TimeSpan.FromMinutes(2),
                    Seed = (int)(Property.Seed() % int.MaxValue),
                    Rules = new JudgeRules { Windows = PhoneWindow.ParseList("1/2s,5/30s") },
                },
                CancellationToken.None);
            output.WriteLine($"{report}");

            Assert.True(report.ExitCode == 0, $"{report}");
            Assert.Equal(kinds, report.Faults.Select(static f => f.Kind));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
