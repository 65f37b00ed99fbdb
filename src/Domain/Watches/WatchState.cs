using System.Collections.Immutable;

namespace OtpActors.Domain.Watches;

/// <summary>What is remembered of a workspace's last hour.</summary>
/// <param name="Slices">Oldest first.</param>
/// <param name="Alarms">Those that still count.</param>
public sealed record WatchState(ImmutableArray<WatchSlice> Slices, ImmutableArray<WatchAlarm> Alarms)
{
    /// <summary>Nothing seen yet.</summary>
    public static WatchState Empty { get; } = new([], []);
}
