using System.Text.Json;
using OtpActors.Delivery.Providers.Undocumented;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.OutreachAgent;

/// <summary>What OutreachAgent's refusals mean. It lists codes, and not where in a body they stand.</summary>
internal static class OutreachAgentFailures
{
    public static SendOutcome Read(in ProviderReply reply)
    {
        using var body = ReplyText.Parse(reply.Body);
        var code = body is null ? null : CodeOf(body.RootElement);
        return code switch
        {
            "invalid_phone" => new SendOutcome.Rejected(RejectionReason.InvalidNumber, code),
            "template_not_found" => new SendOutcome.Misconfigured(MisconfigurationReason.Template, FailureScope.Template, code),
            "invalid_api_key" => new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, code),
            "insufficient_credits" => new SendOutcome.Misconfigured(MisconfigurationReason.Balance, FailureScope.Account, code),
            "module_inactive" => new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Account, code),

            // Its cap for one phone and its cap for all share this code: taken as the phone's, so that one phone cannot take it out for everyone.
            "rate_limit_exceeded" => new SendOutcome.RetryLater(reply.RetryAfter, FailureScope.Recipient, SurelyNotSent: true, code),

            // It may have fallen back to SMS by then.
            "meta_api_unavailable" => new SendOutcome.RetryLater(reply.RetryAfter, FailureScope.Provider, SurelyNotSent: false, code),
            _ when reply.Status == 429 => new SendOutcome.RetryLater(reply.RetryAfter, FailureScope.Recipient, SurelyNotSent: true, "http_429"),
            _ => HttpFailures.Read(reply),
        };
    }

    private static string? CodeOf(JsonElement body) =>
        ReplyText.Of(body, "code") ?? ReplyText.Of(body, "error", "code") ?? ReplyText.Of(body, "error") ?? ReplyText.Of(body, "error_code");
}
