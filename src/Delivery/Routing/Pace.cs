namespace OtpActors.Delivery.Routing;

/// <summary>Calls a second: who comes too early waits for its turn, but not long. One second's worth may come at once.</summary>
/// <param name="perSecond">The rate, at least 1.</param>
/// <param name="clock">The time.</param>
internal sealed class Pace(int perSecond, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly long _step = Math.Max(1, clock.TimestampFrequency / perSecond);
    private long _next = clock.GetTimestamp() - clock.TimestampFrequency;

    /// <summary>Takes the next turn.</summary>
    /// <param name="patience">The longest wait.</param>
    /// <returns>How long to wait for it; null when that is too long, and then no turn is taken.</returns>
    public TimeSpan? Take(TimeSpan patience)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            var turn = Math.Max(_next, now - clock.TimestampFrequency + _step);
            var wait = turn > now ? TimeSpan.FromSeconds((double)(turn - now) / clock.TimestampFrequency) : TimeSpan.Zero;
            if (wait > patience)
            {
                return null;
            }

            _next = turn + _step;
            return wait;
        }
    }
}
