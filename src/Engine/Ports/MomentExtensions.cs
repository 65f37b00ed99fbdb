namespace OtpActors.Engine.Ports;

/// <summary>The engine's time.</summary>
public static class MomentExtensions
{
    /// <summary>
    /// The time to the millisecond, which is what stored state keeps: an actor that was read back decides exactly as one that stayed in memory.
    /// </summary>
    /// <param name="clock">The clock.</param>
    /// <returns>UTC, whole milliseconds.</returns>
    public static DateTimeOffset Moment(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
