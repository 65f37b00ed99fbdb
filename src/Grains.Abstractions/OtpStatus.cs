namespace OtpActors.Grains;

/// <summary>An OTP as it stands. <see cref="object.ToString"/> shows no phone number.</summary>
[GenerateSerializer]
[Immutable]
[Alias("otpactors.otp")]
public sealed record OtpStatus
{
    /// <summary>The OTP's id.</summary>
    [Id(0)]
    public required string OtpId { get; init; }

    /// <summary><c>pending</c>, <c>delivered</c>, <c>verified</c>, <c>expired</c>, <c>failed</c> or <c>canceled</c>.</summary>
    [Id(1)]
    public required string Status { get; init; }

    /// <summary>To whom, E.164.</summary>
    [Id(2)]
    public required string Phone { get; init; }

    /// <summary>How it was sent last: <c>whatsapp</c> or <c>sms</c>.</summary>
    [Id(3)]
    public required string Channel { get; init; }

    /// <summary>When it was made.</summary>
    [Id(4)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its deadline.</summary>
    [Id(5)]
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was verified; null otherwise.</summary>
    [Id(6)]
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>Every check so far, the right one too.</summary>
    [Id(7)]
    public int Attempts { get; init; }

    /// <summary>Whether SMS took over from WhatsApp.</summary>
    [Id(8)]
    public bool FallbackUsed { get; init; }

    /// <summary>What it is for.</summary>
    [Id(9)]
    public required string Purpose { get; init; }

    /// <summary>The caller's own name for it; null for none.</summary>
    [Id(10)]
    public string? ClientReference { get; init; }

    /// <summary>The caller's own data, JSON; null for none.</summary>
    [Id(11)]
    public string? Metadata { get; init; }

    /// <summary>Masked.</summary>
    public override string ToString() => $"OtpStatus {{ OtpId = {OtpId}, Status = {Status} }}";
}
