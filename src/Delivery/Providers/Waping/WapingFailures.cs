using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Waping;

/// <summary>What WAPing's refusals mean, by <c>error.code</c>. It documents no word for "not on WhatsApp".</summary>
internal static class WapingFailures
{
    public static SendOutcome Read(in ProviderReply reply, string? code) => code switch
    {
        "VALIDATION_ERROR" => new SendOutcome.Rejected(RejectionReason.InvalidNumber, code),
        "UNAUTHORIZED" or "FORBIDDEN" => new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, code),
        "NOT_FOUND" => new SendOutcome.Misconfigured(MisconfigurationReason.Sender, FailureScope.Provider, code),
        "SESSION_DISCONNECTED" => new SendOutcome.Misconfigured(MisconfigurationReason.Session, FailureScope.Provider, code),
        "RATE_LIMITED" => new SendOutcome.RetryLater(reply.RetryAfter, FailureScope.Sender, SurelyNotSent: true, code),
        "SERVER_ERROR" => new SendOutcome.RetryLater(reply.RetryAfter, FailureScope.Provider, SurelyNotSent: false, code),

        // The same key with another text: the first text may have gone out.
        "IDEMPOTENCY_CONFLICT" => new SendOutcome.Unknown(UnknownReason.UnreadableReply),
        _ => HttpFailures.Read(reply, reply.Status is >= 400 and < 500 ? null : code),
    };
}
