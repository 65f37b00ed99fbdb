using System.Globalization;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Meta;

/// <summary>
/// What Meta's error codes mean (README, "Errors"). The code decides, never the HTTP status, which Meta does not hold steady. What depends on the number
/// that somebody typed in has the scope of that person, so that it cannot take the provider out for everyone.
/// </summary>
internal static class MetaFailures
{
    /// <summary>Reads an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="reply">The answer that it came in; the status counts only where Meta gives no code.</param>
    public static SendOutcome Read(MetaError? error, in ProviderReply reply)
    {
        if (error?.Code is not { } number)
        {
            return HttpFailures.Read(reply);
        }

        var code = number.ToString(CultureInfo.InvariantCulture);
        return number switch
        {
            131026 => Rejected(RejectionReason.NotOnChannel),
            131050 => Rejected(RejectionReason.OptedOut),
            131062 => Rejected(RejectionReason.InvalidNumber),
            131049 or 130472 => Rejected(RejectionReason.Blocked),
            137000 => Rejected(RejectionReason.Unspecified),

            131056 => Later(FailureScope.Recipient, surelyNotSent: true),
            4 or 80007 => Later(FailureScope.Account, surelyNotSent: true, reply.RetryAfter),
            130429 or 131048 or 133016 => Later(FailureScope.Sender, surelyNotSent: true, reply.RetryAfter),
            1 or 2 or 131000 or 131016 or 131057 => Later(FailureScope.Provider, surelyNotSent: false, reply.RetryAfter),
            135000 => Later(FailureScope.Recipient, surelyNotSent: false),

            0 or 3 or 10 or 190 or (>= 200 and <= 299) or 131005 => Wrong(MisconfigurationReason.Credentials, FailureScope.Provider),
            368 or 131031 => Wrong(MisconfigurationReason.Sender, FailureScope.Account),
            131037 or 131045 or 131064 => Wrong(MisconfigurationReason.Sender, FailureScope.Sender),
            131030 => Wrong(MisconfigurationReason.Sender, FailureScope.Recipient),
            131042 => Wrong(MisconfigurationReason.Balance, FailureScope.Account),
            130497 => Wrong(MisconfigurationReason.Region, FailureScope.Region),
            33 or 100 or 131008 or 131009 or 131021 => Wrong(MisconfigurationReason.Request, FailureScope.Recipient),
            131047 or 131051 => Wrong(MisconfigurationReason.Request, FailureScope.Template),
            132000 or 132001 or 132005 or 132007 or 132008 or 132012 or 132015 or 132016 => Wrong(MisconfigurationReason.Template, FailureScope.Template),

            _ when error.IsTransient is true => Later(FailureScope.Provider, surelyNotSent: false, reply.RetryAfter),
            _ when reply.IsSuccess => Rejected(RejectionReason.Unspecified),
            _ => HttpFailures.Read(reply, code),
        };

        SendOutcome Rejected(RejectionReason reason) => new SendOutcome.Rejected(reason, code);
        SendOutcome Later(FailureScope scope, bool surelyNotSent, TimeSpan? after = null) => new SendOutcome.RetryLater(after, scope, surelyNotSent, code);
        SendOutcome Wrong(MisconfigurationReason reason, FailureScope scope) => new SendOutcome.Misconfigured(reason, scope, code);
    }

    /// <summary>The word for a failed receipt: by the same table.</summary>
    /// <param name="errors">The receipt's errors.</param>
    public static string WordOf(MetaError?[]? errors) =>
        errors is [{ } first, ..] && Read(first, new ProviderReply(400, default, null, null)) is SendOutcome.Rejected { Reason: not RejectionReason.Unspecified } rejected
            ? Failure.Of(rejected.Reason)
            : Failure.Undelivered;
}
