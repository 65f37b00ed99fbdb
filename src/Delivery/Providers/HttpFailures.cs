using System.Globalization;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers;

/// <summary>
/// What an HTTP status means when a provider's own table has no better answer. A refusal that nobody knows is this person's, so that one odd number
/// cannot take a provider out for everyone.
/// </summary>
internal static class HttpFailures
{
    /// <summary>Reads a status that is not a success.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="code">The provider's own code, if the body holds one; else the status is the code.</param>
    /// <returns>The outcome.</returns>
    public static SendOutcome Read(in ProviderReply reply, string? code = null)
    {
        code ??= string.Create(CultureInfo.InvariantCulture, $"http_{reply.Status}");
        return reply.Status switch
        {
            401 or 403 or 407 => new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, code),
            402 => new SendOutcome.Misconfigured(MisconfigurationReason.Balance, FailureScope.Provider, code),
            404 or 405 or 410 or (>= 300 and < 400) => new SendOutcome.Misconfigured(MisconfigurationReason.Request, FailureScope.Provider, code),
            429 => new SendOutcome.RetryLater(reply.RetryAfter, FailureScope.Account, SurelyNotSent: true, code),
            408 or >= 500 => new SendOutcome.RetryLater(reply.RetryAfter, FailureScope.Provider, SurelyNotSent: false, code),
            >= 400 => new SendOutcome.Rejected(RejectionReason.Unspecified, code),
            _ => new SendOutcome.Unknown(UnknownReason.UnreadableReply),
        };
    }
}
