namespace OtpActors.Bench.Load.Work;

/// <summary>Numbers not used before, all of them in the sandbox's "delivered" range (+9991 and 11 digits).</summary>
internal sealed class Phones(long first)
{
    private long _next = first;

    /// <summary>A start that no other run of the last 27 hours used, at up to 1,000,000 numbers a second.</summary>
    public static long FirstOfNow() => DateTimeOffset.UtcNow.ToUnixTimeSeconds() % 100_000 * 1_000_000;

    public string Next() => $"+9991{_next++ % 100_000_000_000:D11}";
}
