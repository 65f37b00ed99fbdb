namespace OtpActors.Grains.Records;

/// <summary>How long the store keeps a record that nobody writes again: whole seconds (A101), and every record has an end (A89).</summary>
internal static class Lifetime
{
    /// <summary>Clocks differ, and a record must not vanish before its actor lets go of it.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>For a live OTP: it ends, and is written again, long before.</summary>
    public static TimeSpan Live { get; } = TimeSpan.FromHours(25);

    /// <summary>The time to live of a record that must be kept for so long.</summary>
    public static long Seconds(TimeSpan keep) => (long)Math.Ceiling((keep + Margin).TotalSeconds);
}
