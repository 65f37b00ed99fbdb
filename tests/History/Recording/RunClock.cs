using System.Diagnostics;

namespace OtpActors.History.Recording;

/// <summary>The run's monotonic clock and the wall-clock time of its start.</summary>
internal sealed class RunClock
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public DateTimeOffset StartedAt { get; } = TimeProvider.System.GetUtcNow();

    public TimeSpan Now => Stopwatch.GetElapsedTime(_start);
}
