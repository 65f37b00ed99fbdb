namespace OtpActors.Engine.Verification;

/// <summary>The refusals' names: the <c>code</c> of the HTTP API and of the grains' answers, the result in metrics, the word in journals.</summary>
public static class RefusalNames
{
    /// <summary>The name; never changed, callers depend on it.</summary>
    /// <param name="code">The refusal.</param>
    public static string Of(RefusalCode code) => code switch
    {
        RefusalCode.InvalidRequest => "invalid_request",
        RefusalCode.TemplateNotFound => "template_not_found",
        RefusalCode.ModuleInactive => "module_inactive",
        RefusalCode.OtpNotFound => "otp_not_found",
        RefusalCode.IdempotencyInProgress => "idempotency_in_progress",
        RefusalCode.OtpCanceled => "otp_canceled",
        RefusalCode.OtpAttemptsExceeded => "otp_attempts_exceeded",
        RefusalCode.OtpExpired => "otp_expired",
        RefusalCode.OtpAlreadyVerified => "otp_already_verified",
        RefusalCode.DestinationUnreachable => "destination_unreachable",
        RefusalCode.IdempotencyKeyReused => "idempotency_key_reused",
        RefusalCode.RateLimitExceeded => "rate_limit_exceeded",
        RefusalCode.WhatsAppUnavailable => "meta_api_unavailable",
        RefusalCode.SmsUnavailable => "provider_unavailable",
        RefusalCode.DestinationBlocked => "destination_blocked",
        RefusalCode.InsufficientCredits => "insufficient_credits",
    };
}
