namespace OtpActors.Domain.Workspaces;

/// <summary>A workspace's sends per second: a bucket that holds one second's worth and refills evenly.</summary>
/// <param name="Tokens">What is in it, 0 (less a rounding error) to the rate.</param>
/// <param name="At">When that was true.</param>
public readonly record struct TokenBucket(double Tokens, DateTimeOffset At)
{
    /// <summary>Fractions of a second don't add up exactly: what is missing by less than this counts as there, and is owed.</summary>
    private const double Rounding = 1e-6;

    /// <summary>A full bucket.</summary>
    /// <param name="rate">Sends per second, at least 1.</param>
    /// <param name="now">The time.</param>
    /// <returns>The bucket.</returns>
    public static TokenBucket Full(int rate, DateTimeOffset now) => new(rate, now);

    /// <summary>What the bucket holds now.</summary>
    /// <param name="rate">Sends per second.</param>
    /// <param name="now">The time; an earlier one than before changes nothing.</param>
    /// <returns>The bucket at that time.</returns>
    public TokenBucket Refill(int rate, DateTimeOffset now) =>
        now <= At ? this with { Tokens = Math.Min(rate, Tokens) } : new TokenBucket(Math.Min(rate, Tokens + ((now - At).TotalSeconds * rate)), now);

    /// <summary>Takes one token.</summary>
    /// <param name="rate">Sends per second.</param>
    /// <param name="now">The time.</param>
    /// <param name="wait">How long until the next token, when there is none.</param>
    /// <param name="next">The bucket afterwards.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTake(int rate, DateTimeOffset now, out TimeSpan wait, out TokenBucket next)
    {
        next = Refill(rate, now);
        if (next.Tokens >= 1 - Rounding)
        {
            next = next with { Tokens = next.Tokens - 1 };
            wait = TimeSpan.Zero;
            return true;
        }

        // Rounded up to a tick, so that who waits as told is not refused again (A60).
        wait = TimeSpan.FromTicks((long)Math.Ceiling((1 - next.Tokens) / rate * TimeSpan.TicksPerSecond));
        return false;
    }
}
