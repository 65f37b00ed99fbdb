namespace OtpActors.Client.Errors;

/// <summary>What a server refuses with: the values of <see cref="OtpActorsException.Code"/>.</summary>
public static class ErrorCodes
{
    /// <summary>A field is missing or wrong.</summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>The phone number has not the form of one.</summary>
    public const string InvalidPhone = "invalid_phone";

    /// <summary>There is no such approved template.</summary>
    public const string TemplateNotFound = "template_not_found";

    /// <summary>The API key is missing or opens nothing.</summary>
    public const string InvalidApiKey = "invalid_api_key";

    /// <summary>The workspace has no credits left.</summary>
    public const string InsufficientCredits = "insufficient_credits";

    /// <summary>The workspace has not this channel.</summary>
    public const string ModuleInactive = "module_inactive";

    /// <summary>The workspace may not send there.</summary>
    public const string DestinationBlocked = "destination_blocked";

    /// <summary>The API key may not do this.</summary>
    public const string ScopeMissing = "scope_missing";

    /// <summary>There is nothing under this address or id.</summary>
    public const string NotFound = "not_found";

    /// <summary>There is no such OTP, or no longer.</summary>
    public const string OtpNotFound = "otp_not_found";

    /// <summary>The first request with this idempotency key is still under way.</summary>
    public const string IdempotencyInProgress = "idempotency_in_progress";

    /// <summary>The idempotency key was used with another body.</summary>
    public const string IdempotencyKeyReused = "idempotency_key_reused";

    /// <summary>The OTP was canceled.</summary>
    public const string OtpCanceled = "otp_canceled";

    /// <summary>The OTP has no checks left.</summary>
    public const string OtpAttemptsExceeded = "otp_attempts_exceeded";

    /// <summary>The OTP has expired.</summary>
    public const string OtpExpired = "otp_expired";

    /// <summary>The OTP was verified before.</summary>
    public const string OtpAlreadyVerified = "otp_already_verified";

    /// <summary>This person cannot be reached over any channel.</summary>
    public const string DestinationUnreachable = "destination_unreachable";

    /// <summary>A limit is reached; <see cref="OtpActorsException.Limit"/> says which.</summary>
    public const string RateLimitExceeded = "rate_limit_exceeded";

    /// <summary>WhatsApp cannot be reached.</summary>
    public const string MetaApiUnavailable = "meta_api_unavailable";

    /// <summary>The SMS provider cannot be reached.</summary>
    public const string ProviderUnavailable = "provider_unavailable";

    /// <summary>The server has too much to do.</summary>
    public const string Overloaded = "overloaded";

    /// <summary>The server's storage does not work.</summary>
    public const string StorageUnavailable = "storage_unavailable";

    /// <summary>Something went wrong in the server.</summary>
    public const string InternalError = "internal_error";

    /// <summary>Not of the server: what came is no answer of OtpActors. Is the address right, or did a proxy answer?</summary>
    public const string UnexpectedAnswer = "unexpected_answer";
}
