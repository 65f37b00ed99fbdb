namespace OtpActors.Delivery.Receipts;

/// <summary>How one provider's receipts are told from forged ones, and read.</summary>
public interface IReceiptReader
{
    /// <summary>Answers the question by which a provider finds out whether an address is ours (GET).</summary>
    /// <param name="request">The question.</param>
    /// <returns>The body to answer with; null when the provider asks none, or its proof is wrong.</returns>
    string? Challenge(ReceiptRequest request) => null;

    /// <summary>Whether the request is the provider's, over the raw bytes and in constant time. Nothing of the body has been read yet (A78).</summary>
    /// <param name="request">The request.</param>
    /// <returns>Whether it is genuine.</returns>
    bool IsGenuine(ReceiptRequest request);

    /// <summary>Reads a genuine request. Events that are no receipts are left out.</summary>
    /// <param name="request">The request.</param>
    /// <param name="receipts">Takes what it holds, in its order.</param>
    /// <returns>False when the body makes no sense; what was read until then counts.</returns>
    bool Read(ReceiptRequest request, ICollection<ProviderReceipt> receipts);
}
