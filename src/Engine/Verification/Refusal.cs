namespace OtpActors.Engine.Verification;

/// <summary>A refused request.</summary>
/// <param name="Code">Why.</param>
/// <param name="Detail">A sentence for people: what was wrong and what to do. No code, no key, no number.</param>
public sealed record Refusal(RefusalCode Code, string Detail)
{
    /// <summary>The field at fault; null when none is.</summary>
    public string? Field { get; init; }

    /// <summary>The rule behind it, for the operator's eyes; callers are not told.</summary>
    public string? Reason { get; init; }

    /// <summary>The limit that refused, for <see cref="RefusalCode.RateLimitExceeded"/>.</summary>
    public string? Limit { get; init; }

    /// <summary>How many that limit allows.</summary>
    public int? LimitCount { get; init; }

    /// <summary>When to try again; null when trying again cannot help.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
