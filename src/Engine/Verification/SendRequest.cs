using System.Net;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;

namespace OtpActors.Engine.Verification;

/// <summary>A request to send an OTP; its form is already checked (openapi.v1.json).</summary>
/// <param name="Phone">To whom.</param>
public sealed record SendRequest(PhoneNumber Phone)
{
    /// <summary>The template that exists from the start.</summary>
    public const string DefaultTemplate = "otp_verification";

    /// <summary>The message template.</summary>
    public string Template { get; init; } = DefaultTemplate;

    /// <summary>Digits of the code: 4, 6 or 8.</summary>
    public int Length { get; init; } = 6;

    /// <summary>The lifetime, 60 to 900 whole seconds.</summary>
    public TimeSpan ExpiresIn { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>The channel.</summary>
    public RequestedChannel Channel { get; init; } = RequestedChannel.Auto;

    /// <summary>Whether SMS may take over from WhatsApp; skipped silently when the SMS module is off.</summary>
    public bool FallbackSms { get; init; }

    /// <summary>The caller's own data as JSON, up to 4 KiB; null for none.</summary>
    public string? Metadata { get; init; }

    /// <summary>The caller's own name for the OTP; null for none.</summary>
    public string? ClientReference { get; init; }

    /// <summary>What it is for.</summary>
    public string Purpose { get; init; } = "login";

    /// <summary>The message's language, BCP 47; null for the workspace's, else the country's.</summary>
    public string? Locale { get; init; }

    /// <summary>The caller's own code; null for one of ours.</summary>
    public OtpCode? Code { get; init; }

    /// <summary>The end user's address, for limits by address; null when the caller does not tell it.</summary>
    public IPAddress? ClientIp { get; init; }

    /// <summary>Android SMS Retriever hash; null for none.</summary>
    public string? AppHash { get; init; }

    /// <summary>The domain for an origin-bound last line; null for none.</summary>
    public string? Origin { get; init; }

    /// <summary>Checks allowed, 1 to 10; null for the workspace's default.</summary>
    public int? MaxAttempts { get; init; }
}
