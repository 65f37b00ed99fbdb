namespace OtpActors.Grains;

/// <summary>A request to send a code. <see cref="object.ToString"/> shows no phone number.</summary>
[GenerateSerializer]
[Immutable]
[Alias("otpactors.send")]
public sealed record SendOtp
{
    /// <summary>To whom, E.164: <c>+</c> and 8 to 15 digits.</summary>
    [Id(0)]
    public required string Phone { get; init; }

    /// <summary>How: <c>auto</c> (default), <c>whatsapp</c> or <c>sms</c>.</summary>
    [Id(1)]
    public string Channel { get; init; } = "auto";

    /// <summary>Whether SMS may take over from WhatsApp.</summary>
    [Id(2)]
    public bool FallbackSms { get; init; } = true;

    /// <summary>Digits of the code: 4, 6 (default) or 8.</summary>
    [Id(3)]
    public int Length { get; init; } = 6;

    /// <summary>The lifetime, 60 to 900 whole seconds; default 300.</summary>
    [Id(4)]
    public TimeSpan ExpiresIn { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>What it is for, up to 64 characters; default <c>login</c>.</summary>
    [Id(5)]
    public string Purpose { get; init; } = "login";

    /// <summary>The message's language, BCP 47; null for the workspace's.</summary>
    [Id(6)]
    public string? Locale { get; init; }

    /// <summary>Checks allowed, 1 to 10; null for the workspace's default.</summary>
    [Id(7)]
    public int? MaxAttempts { get; init; }

    /// <summary>The caller's own name for the OTP, up to 128 characters; null for none.</summary>
    [Id(8)]
    public string? ClientReference { get; init; }

    /// <summary>The caller's own data, a JSON object of up to 4 KiB; null for none.</summary>
    [Id(9)]
    public string? Metadata { get; init; }

    /// <summary>The caller's own code, 4 to 8 digits, if the workspace allows it; null for one of ours.</summary>
    [Id(10)]
    public string? Code { get; init; }

    /// <summary>The message template; null for the one that exists from the start.</summary>
    [Id(11)]
    public string? Template { get; init; }

    /// <summary>Makes a repeat of the same request harmless for 24 h: 1 to 255 visible characters; null for none.</summary>
    [Id(12)]
    public string? IdempotencyKey { get; init; }

    /// <summary>Masked.</summary>
    public override string ToString() => $"SendOtp {{ Channel = {Channel}, Purpose = {Purpose} }}";
}
