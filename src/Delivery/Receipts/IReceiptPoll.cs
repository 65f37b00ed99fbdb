namespace OtpActors.Delivery.Receipts;

/// <summary>Asks a provider what became of a message, where it posts no receipts.</summary>
public interface IReceiptPoll
{
    /// <summary>Asks once.</summary>
    /// <param name="messageId">The provider's name for the message.</param>
    /// <param name="cancellationToken">The deadline.</param>
    /// <returns>What it says; null when it says nothing new, or nothing that can be read. It does not throw for what a network can do.</returns>
    ValueTask<ProviderReceipt?> AskAsync(string messageId, CancellationToken cancellationToken);
}
