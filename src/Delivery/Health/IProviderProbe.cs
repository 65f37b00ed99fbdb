using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Health;

/// <summary>A question that costs nothing and reaches no phone: would the provider take messages now?</summary>
public interface IProviderProbe
{
    /// <summary>How often a provider that works is asked all the same, because it can be lost without a message (a linked session); null for never.</summary>
    TimeSpan? Every { get; }

    /// <summary>Asks.</summary>
    /// <param name="cancellationToken">The deadline.</param>
    /// <returns>
    /// Null when it works; else what a send would have come to: <see cref="SendOutcome.Misconfigured"/> with
    /// <see cref="MisconfigurationReason.Session"/> for a session that is gone, and so on. It does not throw for what a network can do.
    /// </returns>
    ValueTask<SendOutcome?> AskAsync(CancellationToken cancellationToken);
}
