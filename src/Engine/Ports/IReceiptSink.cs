using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Ports;

/// <summary>Where providers' receipts go once they are known to be genuine. Late, doubled and reordered receipts are welcome.</summary>
public interface IReceiptSink
{
    /// <summary>Records a receipt.</summary>
    /// <param name="otp">The OTP.</param>
    /// <param name="attempt">Which of its messages.</param>
    /// <param name="state">What the receipt says.</param>
    /// <param name="error">Why the message failed, in a word.</param>
    /// <param name="cancellationToken">The host is stopping.</param>
    /// <returns>
    /// Completes when the receipt is durable, which is when its sender may be told so. The task inside completes when all that follows is done: the next
    /// provider may take its time, and nobody need wait for it.
    /// </returns>
    ValueTask<Task> ReceiveAsync(OtpId otp, int attempt, ReceiptState state, string? error, CancellationToken cancellationToken);

    /// <summary>As the other, for providers whose receipts name nothing of ours (<see cref="IDeliveryProvider.ReceiptsNameMessageIds"/>).</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="messageId">Its name for the message. One that nobody knows is kept a moment, since a receipt may beat the answer that it belongs to.</param>
    /// <param name="state">What the receipt says.</param>
    /// <param name="error">Why the message failed, in a word.</param>
    /// <param name="cancellationToken">The host is stopping.</param>
    /// <returns>As the other.</returns>
    ValueTask<Task> ReceiveAsync(string provider, string messageId, ReceiptState state, string? error, CancellationToken cancellationToken);
}
