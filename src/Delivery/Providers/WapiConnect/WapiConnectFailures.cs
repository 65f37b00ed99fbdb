using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.WapiConnect;

/// <summary>
/// What WapiConnect's refusals mean. Documented is only that <c>success</c> is false and <c>error</c> is a sentence; two words in it are taken as
/// what they say (inference), everything else as a refusal of this person, so that the next step comes at once.
/// </summary>
internal static class WapiConnectFailures
{
    public static SendOutcome Refused(string? error) => error switch
    {
        not null when error.Contains("session", StringComparison.OrdinalIgnoreCase) =>
            new SendOutcome.Misconfigured(MisconfigurationReason.Session, FailureScope.Provider, "session"),
        not null when error.Contains("not on whatsapp", StringComparison.OrdinalIgnoreCase) || error.Contains("not registered", StringComparison.OrdinalIgnoreCase) =>
            new SendOutcome.Rejected(RejectionReason.NotOnChannel, "not_on_whatsapp"),
        _ => new SendOutcome.Rejected(RejectionReason.Unspecified, "refused"),
    };
}
