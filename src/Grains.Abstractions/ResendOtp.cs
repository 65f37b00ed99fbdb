namespace OtpActors.Grains;

/// <summary>A request to send an OTP again.</summary>
[GenerateSerializer]
[Immutable]
[Alias("otpactors.resend")]
public sealed record ResendOtp
{
    /// <summary>Which OTP.</summary>
    [Id(0)]
    public required string OtpId { get; init; }

    /// <summary>How: <c>auto</c>, <c>whatsapp</c> or <c>sms</c>; null for the send's own plan.</summary>
    [Id(1)]
    public string? Channel { get; init; }

    /// <summary>Whether a new code replaces the old one.</summary>
    [Id(2)]
    public bool NewCode { get; init; }

    /// <summary>Makes a repeat of the same request harmless; null for none.</summary>
    [Id(3)]
    public string? IdempotencyKey { get; init; }
}
