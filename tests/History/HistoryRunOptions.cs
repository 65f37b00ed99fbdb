using OtpActors.History.Clusters;
using OtpActors.History.Judging;

namespace OtpActors.History;

/// <summary>What to run and how to judge it. Either <see cref="ServerCommand"/> or <see cref="Url"/> and <see cref="Key"/> are set.</summary>
public sealed record HistoryRunOptions
{
    /// <summary>Shell command of a server that takes its settings from the environment; it is killed and restarted.</summary>
    public string? ServerCommand { get; init; }

    /// <summary>Data folder of <see cref="ServerCommand"/>; empty at the start, kept over restarts. Its output goes beside it.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Further settings of <see cref="ServerCommand"/>; they win over those that the run makes.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>A server that runs already and is not killed.</summary>
    public Uri? Url { get; init; }

    /// <summary>API key for <see cref="Url"/>.</summary>
    public string? Key { get; init; }

    /// <summary>A cluster that is run under faults instead of a server; <see cref="Url"/>, kills and lifetimes don't matter then.</summary>
    public ClusterOptions? Cluster { get; init; }

    /// <summary>Where a cluster's faults are told as they happen.</summary>
    public TextWriter Progress { get; init; } = TextWriter.Null;

    public int Kills { get; init; }

    /// <summary>Shortest time between ready and kill.</summary>
    public TimeSpan MinLifetime { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest time between ready and kill.</summary>
    public TimeSpan MaxLifetime { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Calls that are recorded before the next kill, so that a slow machine does as much between two kills as a fast one.</summary>
    public int MinOperationsPerLife { get; init; }

    /// <summary>The run ends after this time even if kills are left; without kills it is the length of the run.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan ReadyTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long lost calls are asked for at the end; a key can stay in progress for 30 s.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(5);

    public int Clients { get; init; } = 16;

    /// <summary>Seed of the workload; races and kills fall where the machine lets them.</summary>
    public int Seed { get; init; } = Random.Shared.Next();

    /// <summary>The run ends when so many calls are recorded (about 0.4 KB each).</summary>
    public int MaxOperations { get; init; } = 2_000_000;

    /// <summary>The limits that the server has; a server that the run starts is told them.</summary>
    public JudgeRules Rules { get; init; } = new();
}
