namespace OtpActors.Grains;

/// <summary>What a check came to: either <see cref="Refusal"/> (the OTP is dead, unknown, or its phone has used up its budget) or the rest.</summary>
[GenerateSerializer]
[Immutable]
[Alias("otpactors.verify-result")]
public sealed record VerifyOtpResult
{
    /// <summary>Why nothing was compared; null when it was.</summary>
    [Id(0)]
    public OtpRefusal? Refusal { get; init; }

    /// <summary>Whether the code was the right one. True at most once for an OTP.</summary>
    [Id(1)]
    public bool Valid { get; init; }

    /// <summary>Checks left; 0 after the last allowed wrong one.</summary>
    [Id(2)]
    public int AttemptsRemaining { get; init; }

    /// <summary>For a right code: whose phone is verified now, E.164.</summary>
    [Id(3)]
    public string? Phone { get; init; }

    /// <summary>For a right code: when.</summary>
    [Id(4)]
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>For a right code: how it had been sent, <c>whatsapp</c> or <c>sms</c>.</summary>
    [Id(5)]
    public string? Channel { get; init; }

    /// <summary>Whether the idempotency key replayed an earlier answer.</summary>
    [Id(6)]
    public bool Replayed { get; init; }

    /// <summary>Masked.</summary>
    public override string ToString() => $"VerifyOtpResult {{ Valid = {Valid}, Refusal = {Refusal?.Code} }}";
}
