namespace OtpActors.Client.Otps;

/// <summary>The names of what can become of an OTP.</summary>
public static class OtpStatus
{
    /// <summary>On its way.</summary>
    public const string Pending = "pending";

    /// <summary>It reached the phone.</summary>
    public const string Delivered = "delivered";

    /// <summary>The right code was given.</summary>
    public const string Verified = "verified";

    /// <summary>The deadline passed.</summary>
    public const string Expired = "expired";

    /// <summary>No checks are left, or no message could be sent.</summary>
    public const string Failed = "failed";

    /// <summary>It was canceled.</summary>
    public const string Canceled = "canceled";
}
