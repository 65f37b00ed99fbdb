using System.Collections.Frozen;
using OtpActors.Engine.Verification;

namespace OtpActors.Http.Problems;

/// <summary>The table of problems: every <c>code</c> of the wire with its status, and which refusal of the engine each of them is.</summary>
internal static class ProblemKinds
{
    public static readonly ProblemKind InvalidRequest = new("invalid_request", 400, "The request is not valid");
    public static readonly ProblemKind InvalidPhone = new("invalid_phone", 400, "The phone number is not valid");
    public static readonly ProblemKind TemplateNotFound = new("template_not_found", 400, "There is no such template");
    public static readonly ProblemKind InvalidApiKey = new("invalid_api_key", 401, "The API key is missing or not valid");
    public static readonly ProblemKind InvalidAdminKey = new("invalid_admin_key", 401, "The admin key is missing or not valid");
    public static readonly ProblemKind InsufficientCredits = new("insufficient_credits", 402, "There are not enough credits");
    public static readonly ProblemKind DestinationBlocked = new("destination_blocked", 403, "The destination is not open");
    public static readonly ProblemKind ModuleInactive = new("module_inactive", 403, "The module is off");
    public static readonly ProblemKind ScopeMissing = new("scope_missing", 403, "The API key may not do this");
    public static readonly ProblemKind NotFound = new("not_found", 404, "There is nothing here");
    public static readonly ProblemKind OtpNotFound = new("otp_not_found", 404, "There is no such OTP");
    public static readonly ProblemKind MethodNotAllowed = new("method_not_allowed", 405, "The method is not allowed here");
    public static readonly ProblemKind IdempotencyInProgress = new("idempotency_in_progress", 409, "The first request is still under way");
    public static readonly ProblemKind OtpCanceled = new("otp_canceled", 410, "The OTP is canceled");
    public static readonly ProblemKind OtpAttemptsExceeded = new("otp_attempts_exceeded", 410, "The OTP has no attempts left");
    public static readonly ProblemKind OtpExpired = new("otp_expired", 410, "The OTP has expired");
    public static readonly ProblemKind PayloadTooLarge = new("payload_too_large", 413, "The body is too large");
    public static readonly ProblemKind UnsupportedMediaType = new("unsupported_media_type", 415, "The body is not JSON");
    public static readonly ProblemKind OtpAlreadyVerified = new("otp_already_verified", 422, "The OTP was verified before");
    public static readonly ProblemKind DestinationUnreachable = new("destination_unreachable", 422, "The person cannot be reached");
    public static readonly ProblemKind IdempotencyKeyReused = new("idempotency_key_reused", 422, "The idempotency key was used with another body");
    public static readonly ProblemKind RateLimitExceeded = new("rate_limit_exceeded", 429, "A limit is reached");
    public static readonly ProblemKind InternalError = new("internal_error", 500, "Something went wrong here");
    public static readonly ProblemKind MetaApiUnavailable = new("meta_api_unavailable", 503, "WhatsApp cannot be reached");
    public static readonly ProblemKind ProviderUnavailable = new("provider_unavailable", 503, "The SMS provider cannot be reached");
    public static readonly ProblemKind Overloaded = new("overloaded", 503, "The server is overloaded");
    public static readonly ProblemKind StorageUnavailable = new("storage_unavailable", 503, "The storage is unavailable");

    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        InvalidRequest, InvalidPhone, TemplateNotFound, InvalidApiKey, InvalidAdminKey, InsufficientCredits, DestinationBlocked, ModuleInactive, ScopeMissing, NotFound, OtpNotFound, MethodNotAllowed,
        IdempotencyInProgress, OtpCanceled, OtpAttemptsExceeded, OtpExpired, PayloadTooLarge, UnsupportedMediaType, OtpAlreadyVerified,
        DestinationUnreachable, IdempotencyKeyReused, RateLimitExceeded, InternalError, MetaApiUnavailable, ProviderUnavailable, Overloaded,
        StorageUnavailable,
    ];

    private static FrozenDictionary<string, ProblemKind> ByCode { get; } = All.ToFrozenDictionary(static kind => kind.Code);

    /// <summary>A refusal's problem is the one of its name.</summary>
    public static ProblemKind Of(RefusalCode code) => ByCode[RefusalNames.Of(code)];
}
