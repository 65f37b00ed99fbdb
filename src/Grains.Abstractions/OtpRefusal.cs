namespace OtpActors.Grains;

/// <summary>Why a request was refused, in the words of the HTTP API.</summary>
[GenerateSerializer]
[Immutable]
[Alias("otpactors.refusal")]
public sealed record OtpRefusal
{
    /// <summary>The stable code, as the HTTP API has it: <c>rate_limit_exceeded</c>, <c>otp_expired</c> ...</summary>
    [Id(0)]
    public required string Code { get; init; }

    /// <summary>A sentence for people.</summary>
    [Id(1)]
    public required string Detail { get; init; }

    /// <summary>The field at fault; null when none is.</summary>
    [Id(2)]
    public string? Field { get; init; }

    /// <summary>The limit that refused; null when none did.</summary>
    [Id(3)]
    public string? Limit { get; init; }

    /// <summary>When to try again; null when trying again cannot help.</summary>
    [Id(4)]
    public TimeSpan? RetryAfter { get; init; }
}
