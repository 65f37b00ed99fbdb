using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Wawp;

/// <summary>What Wawp's refusals mean, by the word in <c>code</c> where there is one.</summary>
internal static class WawpFailures
{
    public static SendOutcome Read(in ProviderReply reply, string? code) => code switch
    {
        "invalid_access_token" => new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, code),
        "invalid_instance" or "server_not_found" => new SendOutcome.Misconfigured(MisconfigurationReason.Session, FailureScope.Provider, code),
        "wawp_upstream_error" => new SendOutcome.RetryLater(reply.RetryAfter, FailureScope.Provider, SurelyNotSent: false, code),

        // Its page: "Rate Limit Exceeded - Recipient protection".
        _ when reply.Status == 429 => new SendOutcome.RetryLater(reply.RetryAfter, FailureScope.Recipient, SurelyNotSent: true, "http_429"),
        _ => HttpFailures.Read(reply),
    };
}
