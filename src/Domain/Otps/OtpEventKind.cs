namespace OtpActors.Domain.Otps;

/// <summary>What a subscriber is told of. The numbers are stored.</summary>
public enum OtpEventKind
{
    /// <summary>A provider took a message: <c>otp.sent</c>.</summary>
    Sent = 1,

    /// <summary>A message reached the phone: <c>otp.delivered</c>.</summary>
    Delivered = 2,

    /// <summary>The right code was given: <c>otp.verified</c>.</summary>
    Verified = 3,

    /// <summary>The deadline passed: <c>otp.expired</c>.</summary>
    Expired = 4,

    /// <summary>Every step of the plan failed: <c>otp.failed</c> with reason <c>delivery</c>.</summary>
    DeliveryFailed = 5,

    /// <summary>The last allowed check was wrong: <c>otp.failed</c> with reason <c>max_attempts</c>.</summary>
    AttemptsExceeded = 6,

    /// <summary>SMS takes over from WhatsApp: <c>otp.sms_fallback</c>.</summary>
    SmsFallback = 7,

    /// <summary>It was canceled: <c>otp.canceled</c>.</summary>
    Canceled = 8,
}
