using System.Globalization;
using System.Security.Cryptography;
using OtpActors.History.Chaos;
using OtpActors.History.Judging;
using OtpActors.Testing;

namespace OtpActors.History.Clusters;

/// <summary>The processes of a cluster.</summary>
internal sealed class Cluster : IDisposable
{
    private readonly TimeSpan _readyTimeout;

    public Cluster(ClusterOptions options, JudgeRules rules, string key, TimeSpan readyTimeout, IReadOnlyDictionary<string, string> settings)
    {
        _readyTimeout = readyTimeout;
        var folder = Path.GetFullPath(options.Folder);
        Directory.CreateDirectory(folder);
        Redis = new RedisProcess(Path.Combine(folder, "redis"));
        var shared = new Dictionary<string, string>
        {
            ["OtpActors__Redis"] = Redis.Address,
            ["OtpActors__ClusterId"] = "history",
            ["OtpActors__ServiceId"] = "history",
            ["OtpActors__PhoneKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["OtpActors__CodeKeys__0"] = "history:" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["OtpActors__BootstrapKey"] = key,
            ["OtpActors__Sandbox"] = "true",
            ["OtpActors__Limits__WorkspacePerSecond"] = "0",
            ["OtpActors__Limits__PhoneWindows"] = string.Join(',', rules.Windows),
            ["OtpActors__Limits__FailedChecksPerDay"] = rules.FailedChecksPerDay.ToString(CultureInfo.InvariantCulture),
            ["Logging__LogLevel__Default"] = "Warning",
        };
        foreach (var (name, value) in settings)
        {
            shared[name] = value;
        }
        Silos = [.. Enumerable.Range(1, options.Silos).Select(n => NewMember($"silo{n}", "silo"))];
        FrontEnds = [.. Enumerable.Range(1, options.FrontEnds).Select(n => NewMember($"api{n}", "api"))];

        Member NewMember(string name, string role)
        {
            var environment = new Dictionary<string, string>(shared)
            {
                ["OtpActors__Silo__Address"] = "127.0.0.1",
                ["OtpActors__Silo__Port"] = Loopback.FreePort().ToString(CultureInfo.InvariantCulture),
                ["OtpActors__Silo__GatewayPort"] = Loopback.FreePort().ToString(CultureInfo.InvariantCulture),
            };
            return new Member(name, new ServerProcess($"{options.Command} --roles {role}", Path.Combine(folder, name + ".log"), environment));
        }
    }

    public RedisProcess Redis { get; }

    public IReadOnlyList<Member> Silos { get; }

    public IReadOnlyList<Member> FrontEnds { get; }

    public IEnumerable<Member> All => Silos.Concat(FrontEnds);

    /// <exception cref="InvalidOperationException">A process ended or was not ready in time.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Redis.StartAsync();
        await Task.WhenAll(Silos.Select(s => s.StartAsync(_readyTimeout, cancellationToken)));
        await Task.WhenAll(FrontEnds.Select(f => f.StartAsync(_readyTimeout, cancellationToken)));
    }

    /// <summary>Starts a member that is not there.</summary>
    /// <exception cref="InvalidOperationException">It ended or was not ready in time.</exception>
    public Task RestartAsync(Member member) => member.StartAsync(_readyTimeout, CancellationToken.None);

    /// <summary>Waits until every process is ready.</summary>
    /// <returns>Null, or who is not.</returns>
    public async Task<string?> ReadyAsync()
    {
        using var tooLate = new CancellationTokenSource(_readyTimeout);
        foreach (var member in All)
        {
            while (!await member.Process.IsReadyAsync(CancellationToken.None))
            {
                if (member.Process.HasExited)
                {
                    return $"{member.Name} ended by itself, with exit code {member.Process.ExitCode}";
                }
                if (tooLate.IsCancellationRequested)
                {
                    return $"{member.Name} is not ready {_readyTimeout.TotalSeconds} s after the fault is over";
                }
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
        return null;
    }

    public void Dispose()
    {
        foreach (var member in All)
        {
            member.Dispose();
        }
        Redis.Dispose();
    }
}
