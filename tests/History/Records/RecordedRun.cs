namespace OtpActors.History.Records;

/// <summary>Everything that one run asked and was told; the judge needs nothing else.</summary>
public sealed record RecordedRun
{
    public int Seed { get; init; }

    /// <summary>Wall-clock time at which the run's clock stood at zero.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public required IReadOnlyList<Operation> Operations { get; init; }

    /// <summary>Times at which the only server process was known to be dead, ascending. What was in flight happened before or never.</summary>
    public IReadOnlyList<TimeSpan> Deaths { get; init; } = [];

    /// <summary>Times at which a sandbox inbox was lost with its process, ascending; null: at each death.</summary>
    public IReadOnlyList<TimeSpan>? InboxLosses { get; init; }

    /// <summary>Times in which a fault was felt: what was answered then stands, but its idempotency key may not have been told.</summary>
    public IReadOnlyList<(TimeSpan From, TimeSpan To)> Troubles { get; init; } = [];
}
