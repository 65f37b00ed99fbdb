namespace OtpActors.Domain;

/// <summary>People are told whole seconds; deadlines are rounded up when they are set, so that what is told is what is kept.</summary>
public static class WholeSeconds
{
    /// <summary>The first whole second that is not before a moment.</summary>
    /// <param name="moment">Any moment.</param>
    /// <returns>That second.</returns>
    public static DateTimeOffset Ceiling(DateTimeOffset moment)
    {
        var rest = moment.Ticks % TimeSpan.TicksPerSecond;
        return rest == 0 ? moment : moment.AddTicks(TimeSpan.TicksPerSecond - rest);
    }

    /// <summary>The least whole number of seconds that is not shorter than a span.</summary>
    /// <param name="span">Any span.</param>
    /// <returns>Seconds.</returns>
    public static long Ceiling(TimeSpan span) => (long)Math.Ceiling(span.TotalSeconds);
}
