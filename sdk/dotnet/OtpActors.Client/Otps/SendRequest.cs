using System.Text.Json.Nodes;

namespace OtpActors.Client.Otps;

/// <summary>Asks for a code. What is null is left to the server.</summary>
public sealed record SendRequest
{
    /// <summary>The phone number, E.164: <c>+</c> and 8 to 15 digits. Required.</summary>
    public required string Phone { get; init; }

    /// <summary>The template; default <c>otp_verification</c>.</summary>
    public string? Template { get; init; }

    /// <summary>How many digits the code has: 4, 6 or 8; default 6.</summary>
    public int? Length { get; init; }

    /// <summary>How long the code lives, 60 to 900 s; default 300.</summary>
    public int? ExpiresIn { get; init; }

    /// <summary>Whether SMS takes over when WhatsApp fails; default true, on the WhatsApp path false.</summary>
    public bool? FallbackSms { get; init; }

    /// <summary><see cref="OtpChannel.WhatsApp"/>, <see cref="OtpChannel.Sms"/> or <see cref="OtpChannel.Auto"/>, the default. Not on the WhatsApp path.</summary>
    public string? Channel { get; init; }

    /// <summary>Up to 20 scalar values, 4 KiB in all; given back by status and webhooks.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>Your own reference, up to 128 characters; can be searched for.</summary>
    public string? ClientReference { get; init; }

    /// <summary>What the code is for, up to 64 characters; default <c>login</c>.</summary>
    public string? Purpose { get; init; }

    /// <summary>The language of the message, BCP 47.</summary>
    public string? Locale { get; init; }

    /// <summary>A code of your own, 4 to 8 digits; only where the workspace allows it.</summary>
    public Secret? Code { get; init; }

    /// <summary>The address of the person who asks, for the limits against abuse.</summary>
    public string? ClientIp { get; init; }

    /// <summary>The hash of an Android app for the SMS Retriever, 11 characters.</summary>
    public string? AppHash { get; init; }

    /// <summary>The domain that an SMS code is bound to.</summary>
    public string? Origin { get; init; }

    /// <summary>How many wrong checks are allowed, 1 to 10; default 3.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>Names the type only: the members hold a number.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(SendRequest);
}
