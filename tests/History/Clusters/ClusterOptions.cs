namespace OtpActors.History.Clusters;

/// <summary>A cluster to run: Redis, silos and front ends on this machine.</summary>
public sealed record ClusterOptions
{
    /// <summary>Shell command of one process of the cluster, without <c>--roles</c>.</summary>
    public required string Command { get; init; }

    /// <summary>Where Redis keeps its data and every process its output; empty at the start.</summary>
    public required string Folder { get; init; }

    public int Silos { get; init; } = 3;

    public int FrontEnds { get; init; } = 2;

    /// <summary>How many faults are done, one after the other.</summary>
    public int Faults { get; init; } = 20;

    /// <summary>The only faults done, in this order and again from the first; empty for all, in an order that the seed gives.</summary>
    public IReadOnlyList<FaultKind> Kinds { get; init; } = [];

    /// <summary>How long a silo is frozen. From about 15 s on the others declare it dead, and it must leave when it wakes.</summary>
    public TimeSpan Freeze { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long Redis is away.</summary>
    public TimeSpan Outage { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a killed process stays away at most.</summary>
    public TimeSpan Absence { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Calls that must be answered between two faults.</summary>
    public int CallsBetween { get; init; } = 400;
}
