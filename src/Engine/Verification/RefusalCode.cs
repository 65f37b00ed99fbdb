namespace OtpActors.Engine.Verification;

/// <summary>Why a request is refused; one for each <c>code</c> of the wire. The numbers are stored with idempotency keys.</summary>
public enum RefusalCode
{
    /// <summary>400 <c>invalid_request</c>: a field cannot be met.</summary>
    InvalidRequest = 1,

    /// <summary>400 <c>template_not_found</c>.</summary>
    TemplateNotFound = 2,

    /// <summary>403 <c>module_inactive</c>.</summary>
    ModuleInactive = 3,

    /// <summary>404 <c>otp_not_found</c>: unknown, forged, another workspace's or no longer kept.</summary>
    OtpNotFound = 4,

    /// <summary>409 <c>idempotency_in_progress</c>.</summary>
    IdempotencyInProgress = 5,

    /// <summary>410 <c>otp_canceled</c>.</summary>
    OtpCanceled = 6,

    /// <summary>410 <c>otp_attempts_exceeded</c>.</summary>
    OtpAttemptsExceeded = 7,

    /// <summary>410 <c>otp_expired</c>.</summary>
    OtpExpired = 8,

    /// <summary>422 <c>otp_already_verified</c>.</summary>
    OtpAlreadyVerified = 9,

    /// <summary>422 <c>destination_unreachable</c>: refused for this person on every step.</summary>
    DestinationUnreachable = 10,

    /// <summary>422 <c>idempotency_key_reused</c>.</summary>
    IdempotencyKeyReused = 11,

    /// <summary>429 <c>rate_limit_exceeded</c>; <see cref="Refusal.Limit"/> says which limit.</summary>
    RateLimitExceeded = 12,

    /// <summary>503 <c>meta_api_unavailable</c>: WhatsApp could not be reached and no fallback was possible.</summary>
    WhatsAppUnavailable = 13,

    /// <summary>503 <c>provider_unavailable</c>: SMS could not be reached.</summary>
    SmsUnavailable = 14,

    /// <summary>403 <c>destination_blocked</c>: a rule by country, prefix or number.</summary>
    DestinationBlocked = 15,

    /// <summary>402 <c>insufficient_credits</c>: no credits, or the day's cap is reached.</summary>
    InsufficientCredits = 16,
}
