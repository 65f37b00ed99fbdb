using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Health;

/// <summary>What an operator does about a provider that is not up, in a sentence or two.</summary>
internal static class ProviderAdvice
{
    public static string? For(HealthSnapshot now) => now.State switch
    {
        ProviderState.Up => null,
        ProviderState.Paused => "It asked for a pause, which ends by itself: nothing to do, unless it asks often.",
        ProviderState.Broken => "It fails too often. It is tried again by itself; when it stays so, look at the provider's own status page.",
        ProviderState.Out => For(now.Wrong) + " It is asked again by itself within five minutes.",
    };

    private static string For(MisconfigurationReason? wrong) => wrong switch
    {
        MisconfigurationReason.Session => "Its linked WhatsApp session is disconnected: link the phone again at the provider.",
        MisconfigurationReason.Credentials => "It refuses our credentials, or the account is closed: check keys and tokens of this provider.",
        MisconfigurationReason.Balance => "The account has no credit left: top it up.",
        MisconfigurationReason.Sender => "The sender may not send: check the sender's registration at the provider.",
        MisconfigurationReason.Region => "The account may not send there: open the countries at the provider.",
        null => "Its set-up is refused or its session is gone, as the reason says: mend it at the provider.",
        _ => "Our settings do not fit the account: compare them with the provider's page in docs/providers.",
    };
}
