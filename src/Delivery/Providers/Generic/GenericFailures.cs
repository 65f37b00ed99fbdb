using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Generic;

/// <summary>What the endpoint's refusals mean (README, "Answers").</summary>
internal static class GenericFailures
{
    /// <summary>Reads an answer that is not a success.</summary>
    public static SendOutcome Read(in ProviderReply reply, string? reason) => reply.Status switch
    {
        400 or 413 or 415 => new SendOutcome.Misconfigured(MisconfigurationReason.Request, FailureScope.Recipient, reason ?? $"http_{reply.Status}"),
        409 or 422 => new SendOutcome.Rejected(ReasonOf(reason), reason ?? $"http_{reply.Status}"),
        503 => new SendOutcome.RetryLater(reply.RetryAfter, FailureScope.Provider, SurelyNotSent: true, reason ?? "http_503"),
        _ => HttpFailures.Read(reply, reason),
    };

    private static RejectionReason ReasonOf(string? reason) => reason switch
    {
        "not_on_channel" => RejectionReason.NotOnChannel,
        "invalid_number" => RejectionReason.InvalidNumber,
        "opted_out" => RejectionReason.OptedOut,
        "blocked" => RejectionReason.Blocked,
        "content_rejected" => RejectionReason.ContentRejected,
        _ => RejectionReason.Unspecified,
    };

    /// <summary>The word for a failed receipt's reason: one of ours, or none. What others write is not repeated.</summary>
    public static string? WordOf(string? reason) => ReasonOf(reason) is var known && known == RejectionReason.Unspecified ? null : Failure.Of(known);
}
