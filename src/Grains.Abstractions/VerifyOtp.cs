namespace OtpActors.Grains;

/// <summary>A code to check. <see cref="object.ToString"/> does not show it.</summary>
[GenerateSerializer]
[Immutable]
[Alias("otpactors.verify")]
public sealed record VerifyOtp
{
    /// <summary>Which OTP.</summary>
    [Id(0)]
    public required string OtpId { get; init; }

    /// <summary>The code that the user typed: 4 to 8 digits.</summary>
    [Id(1)]
    public required string Code { get; init; }

    /// <summary>What for; null when the caller names none. Another purpose than the send's is a wrong code.</summary>
    [Id(2)]
    public string? Purpose { get; init; }

    /// <summary>Makes a repeat of the same request count once; null for none.</summary>
    [Id(3)]
    public string? IdempotencyKey { get; init; }

    /// <summary>Masked.</summary>
    public override string ToString() => $"VerifyOtp {{ OtpId = {OtpId} }}";
}
