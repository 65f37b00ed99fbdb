namespace OtpActors.History.Judging;

/// <summary>The limits that the judged server was configured with.</summary>
public sealed record JudgeRules
{
    public IReadOnlyList<PhoneWindow> Windows { get; init; } = PhoneWindow.ParseList("1/60s,5/1h");

    /// <summary>Wrong checks that a phone has in a day.</summary>
    public int FailedChecksPerDay { get; init; } = 20;

    /// <summary>How far the server's wall clock, rounded up to seconds, may be from the run's clock before it counts.</summary>
    public TimeSpan ClockSlack { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Drift between wall clock and monotonic clock within a window: what is short by less proves nothing.</summary>
    public TimeSpan Drift { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a key may stay in progress after its first request died.</summary>
    public TimeSpan KeyInProgress { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Possible worlds of one OTP that are followed at a time.</summary>
    public int MaxWorlds { get; init; } = 50_000;
}
