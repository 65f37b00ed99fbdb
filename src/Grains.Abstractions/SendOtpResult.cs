namespace OtpActors.Grains;

/// <summary>What a send or resend came to: either <see cref="Refusal"/> or the rest.</summary>
[GenerateSerializer]
[Immutable]
[Alias("otpactors.send-result")]
public sealed record SendOtpResult
{
    /// <summary>Why it was refused; null when it was not.</summary>
    [Id(0)]
    public OtpRefusal? Refusal { get; init; }

    /// <summary>The OTP's id: what a check names.</summary>
    [Id(1)]
    public string OtpId { get; init; } = "";

    /// <summary>The channel that took the message: <c>whatsapp</c> or <c>sms</c>.</summary>
    [Id(2)]
    public string Channel { get; init; } = "";

    /// <summary>The OTP's deadline.</summary>
    [Id(3)]
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The provider's name for the message; null when its answer never came.</summary>
    [Id(4)]
    public string? MessageId { get; init; }

    /// <summary>Checks allowed.</summary>
    [Id(5)]
    public int AttemptsAllowed { get; init; }

    /// <summary>When the phone can be sent to again.</summary>
    [Id(6)]
    public DateTimeOffset ResendAt { get; init; }

    /// <summary>Whether the idempotency key replayed an earlier answer.</summary>
    [Id(7)]
    public bool Replayed { get; init; }
}
