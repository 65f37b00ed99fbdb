namespace OtpActors.Client.Webhooks;

/// <summary>The events' names.</summary>
public static class WebhookEvents
{
    /// <summary>A provider took a message.</summary>
    public const string Sent = "otp.sent";

    /// <summary>A message reached the phone.</summary>
    public const string Delivered = "otp.delivered";

    /// <summary>SMS takes over from WhatsApp.</summary>
    public const string SmsFallback = "otp.sms_fallback";

    /// <summary>The right code was given.</summary>
    public const string Verified = "otp.verified";

    /// <summary>No message could be delivered, or the last allowed check was wrong.</summary>
    public const string Failed = "otp.failed";

    /// <summary>The deadline passed.</summary>
    public const string Expired = "otp.expired";

    /// <summary>It was canceled.</summary>
    public const string Canceled = "otp.canceled";

    /// <summary>You asked for a test.</summary>
    public const string Test = "webhook.test";
}
