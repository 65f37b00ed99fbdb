namespace OtpActors.Delivery.Receipts;

/// <summary>Takes what providers post to <c>/receipts/{provider}</c>.</summary>
public interface IReceiptDesk
{
    /// <summary>Answers the question by which a provider finds out whether the address is ours.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="request">The question.</param>
    /// <param name="answer">The body to answer with, when the verdict is <see cref="ReceiptVerdict.Taken"/>.</param>
    /// <returns>Whether it may be answered.</returns>
    ReceiptVerdict Challenge(string provider, ReceiptRequest request, out string answer);

    /// <summary>Takes receipts: signature first, then each is brought to its OTP.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">The host is stopping.</param>
    /// <returns>Completes when all of them are durable, so that the provider may forget them (A80). What follows from them goes on by itself.</returns>
    ValueTask<ReceiptVerdict> ReceiveAsync(string provider, ReceiptRequest request, CancellationToken cancellationToken);
}
