namespace OtpActors.Bench.Load.Work;

/// <summary>Numbers not used before, all of them in one of the sandbox's ranges (+999, a digit, and 11 more).</summary>
/// <param name="first">The first.</param>
/// <param name="range">The digit: <see cref="Delivered"/> or <see cref="Silent"/>.</param>
internal sealed class Phones(long first, char range = Phones.Delivered)
{
    /// <summary>A delivered receipt follows each message.</summary>
    public const char Delivered = '1';

    /// <summary>No receipt follows.</summary>
    public const char Silent = '3';

    private long _next = first;

    /// <summary>A start that no other run of the last 27 hours used, at up to 1,000,000 numbers a second.</summary>
    public static long FirstOfNow() => DateTimeOffset.UtcNow.ToUnixTimeSeconds() % 100_000 * 1_000_000;

    public string Next() => $"+999{range}{_next++ % 100_000_000_000:D11}";
}
