namespace OtpActors.Grains;

/// <summary>An OTP as it stands, or why it cannot be told.</summary>
[GenerateSerializer]
[Immutable]
[Alias("otpactors.otp-result")]
public sealed record OtpResult
{
    /// <summary>Why there is no OTP; null when there is.</summary>
    [Id(0)]
    public OtpRefusal? Refusal { get; init; }

    /// <summary>The OTP; null with a refusal.</summary>
    [Id(1)]
    public OtpStatus? Otp { get; init; }
}
