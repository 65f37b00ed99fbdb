using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Ports;

/// <summary>Where providers' receipts go once they are known to be genuine.</summary>
public interface IReceiptSink
{
    /// <summary>Records a receipt and does what follows from it. Late, doubled and reordered receipts are welcome.</summary>
    /// <param name="otp">The OTP.</param>
    /// <param name="attempt">Which of its messages.</param>
    /// <param name="state">What the receipt says.</param>
    /// <param name="error">Why the message failed, in a word.</param>
    /// <param name="cancellationToken">The host is stopping.</param>
    /// <returns>Completes when the receipt is durable and what follows is done.</returns>
    ValueTask ReceiveAsync(OtpId otp, int attempt, ReceiptState state, string? error, CancellationToken cancellationToken);
}
