namespace OtpActors.Domain.Webhooks;

/// <summary>What an endpoint wants to be told of. The numbers are stored.</summary>
[Flags]
public enum WebhookTopics
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><c>otp.sent</c>.</summary>
    Sent = 1,

    /// <summary><c>otp.delivered</c>.</summary>
    Delivered = 2,

    /// <summary><c>otp.verified</c>.</summary>
    Verified = 4,

    /// <summary><c>otp.expired</c>.</summary>
    Expired = 8,

    /// <summary><c>otp.failed</c>.</summary>
    Failed = 16,

    /// <summary><c>otp.sms_fallback</c>.</summary>
    SmsFallback = 32,

    /// <summary><c>otp.canceled</c>.</summary>
    Canceled = 64,

    /// <summary>Everything.</summary>
    All = Sent | Delivered | Verified | Expired | Failed | SmsFallback | Canceled,
}
