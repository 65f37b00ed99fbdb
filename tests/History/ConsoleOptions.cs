using System.Globalization;
using OtpActors.History.Clusters;
using OtpActors.History.Judging;

namespace OtpActors.History;

/// <summary>The command line.</summary>
internal static class ConsoleOptions
{
    public const string Usage = """
        Records a history of a server and judges it. Exit code 0: all rules held, 1: a rule was broken, 2: nothing can be said.

          --server "COMMAND" --data DIR   start this server on an empty folder, kill and restart it
          --env NAME=VALUE                a further setting of that server (repeatable)
          --kills N                       how often to kill it (200)
          --cluster "COMMAND" --data DIR  or start Redis and this command as silos and front ends, and do faults to them
          --silos N --front-ends N        how many of them (3 and 2)
          --faults N                      how many faults (20)
          --kinds LIST                    only these, in this order: SiloKilled,SiloFrozen,FrontEndKilled,RedisAway,RollingRestart
          --freeze N --outage N           seconds that a silo is frozen (60) and that Redis is away (30)
          --url URL --key KEY             or judge a running server, without kills
          --seconds N                     end after N seconds (3600 with --server and --cluster, else 30)
          --seed N                        seed of the workload (random)
          --clients N                     clients at a time (16)
          --windows LIST                  limits per phone (1/2s,5/30s with --server and --cluster, which are told them; else 1/60s,5/1h)
          --failed-checks N               wrong checks per phone and day (20)
        """;

    /// <exception cref="FormatException">An option is unknown, has no value or a wrong one.</exception>
    public static HistoryRunOptions Parse(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, string>();
        var environment = new Dictionary<string, string>();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count)
            {
                throw new FormatException($"{arguments[i]} needs a value.");
            }
            if (arguments[i] == "--env")
            {
                var pair = arguments[i + 1].Split('=', 2);
                environment[pair[0]] = pair.Length == 2 ? pair[1] : throw new FormatException("--env takes NAME=VALUE.");
            }
            else
            {
                values[arguments[i]] = arguments[i + 1];
            }
        }
        return Read(values, environment);
    }

    private static HistoryRunOptions Read(Dictionary<string, string> values, Dictionary<string, string> environment)
    {
        var (server, cluster, data) = (Take("--server"), Take("--cluster"), Take("--data"));
        var isOurs = server is not null || cluster is not null;
        var options = new HistoryRunOptions
        {
            ServerCommand = server,
            DataFolder = data,
            Cluster = TakeCluster(cluster, data),
            Environment = environment,
            Progress = Console.Out,
            Url = Take("--url") is { } url ? new Uri(url) : null,
            Key = Take("--key"),
            Kills = TakeNumber("--kills", 200),
            Duration = TimeSpan.FromSeconds(TakeNumber("--seconds", isOurs ? 3600 : 30)),
            SettleTime = TimeSpan.FromSeconds(40),
            Seed = TakeNumber("--seed", Random.Shared.Next()),
            Clients = TakeNumber("--clients", 16),
            Rules = new JudgeRules
            {
                Windows = PhoneWindow.ParseList(Take("--windows") ?? (isOurs ? "1/2s,5/30s" : "1/60s,5/1h")),
                FailedChecksPerDay = TakeNumber("--failed-checks", 20),
            },
        };
        return values.Count == 0 ? options : throw new FormatException($"{values.Keys.First()} is not an option.");

        ClusterOptions? TakeCluster(string? command, string? folder) => command is null ? null : new ClusterOptions
        {
            Command = command,
            Folder = folder ?? throw new FormatException("--cluster needs --data."),
            Silos = TakeNumber("--silos", 3),
            FrontEnds = TakeNumber("--front-ends", 2),
            Faults = TakeNumber("--faults", 20),
            Kinds = [.. (Take("--kinds") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(KindOf)],
            Freeze = TimeSpan.FromSeconds(TakeNumber("--freeze", 60)),
            Outage = TimeSpan.FromSeconds(TakeNumber("--outage", 30)),
        };

        static FaultKind KindOf(string name) => Enum.TryParse<FaultKind>(name, ignoreCase: true, out var kind)
            ? kind
            : throw new FormatException($"'{name}' is not a fault; there are {string.Join(", ", Enum.GetNames<FaultKind>())}.");

        string? Take(string name) => values.Remove(name, out var value) ? value : null;

        int TakeNumber(string name, int otherwise) =>
            Take(name) is not { } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new FormatException($"{name} takes a number, not '{text}'.");
    }
}
