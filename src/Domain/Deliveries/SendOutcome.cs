namespace OtpActors.Domain.Deliveries;

/// <summary>
/// What a provider said to one message, in our words. Two questions decide everything: was it surely not sent, and whose fault was it?
/// </summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The provider took the message.</summary>
    /// <param name="MessageId">The provider's name for it, if it gives one.</param>
    /// <param name="ReceiptExpected">Whether a receipt will come; without one, silence says nothing and no fallback follows from it.</param>
    public sealed record Accepted(string? MessageId, bool ReceiptExpected) : SendOutcome;

    /// <summary>The provider refused this person, for good. Surely not sent; another channel may work.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="ProviderCode">The provider's own code, for the operator.</param>
    public sealed record Rejected(RejectionReason Reason, string ProviderCode) : SendOutcome;

    /// <summary>The provider could not take it now.</summary>
    /// <param name="RetryAfter">When it asked to be tried again, if it said so.</param>
    /// <param name="Scope">How much of the provider is concerned.</param>
    /// <param name="SurelyNotSent">The provider says that it did not process the message; otherwise it may have been sent.</param>
    /// <param name="ProviderCode">The provider's own code, for the operator.</param>
    public sealed record RetryLater(TimeSpan? RetryAfter, FailureScope Scope, bool SurelyNotSent, string ProviderCode) : SendOutcome;

    /// <summary>Our account or settings at the provider are wrong. Surely not sent; repeating cannot help.</summary>
    /// <param name="Reason">What is wrong.</param>
    /// <param name="Scope">How much of the provider is concerned; one odd number must not take it out for everyone.</param>
    /// <param name="ProviderCode">The provider's own code, for the operator.</param>
    public sealed record Misconfigured(MisconfigurationReason Reason, FailureScope Scope, string ProviderCode) : SendOutcome;

    /// <summary>The answer never came, or made no sense: the message may be on its way.</summary>
    /// <param name="Reason">What happened instead of an answer.</param>
    public sealed record Unknown(UnknownReason Reason) : SendOutcome;
}
