using System.Collections.Immutable;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Verification;

namespace OtpActors.Engine.Ports;

/// <summary>
/// Receipts whose message nobody knows yet, because they beat the provider's answer in which its id stands. Kept for seconds, where whoever gets the
/// answer finds them. Losing one means a fallback that was not needed, no more.
/// </summary>
public interface IEarlyReceipts
{
    /// <summary>Keeps one until its message is known.</summary>
    /// <param name="key">The message.</param>
    /// <param name="receipt">The receipt.</param>
    /// <returns>Completes when it can be found.</returns>
    ValueTask KeepAsync(ReferenceKey key, EarlyReceipt receipt);

    /// <summary>Gives what was kept for a message, in the order in which it came, and forgets it.</summary>
    /// <param name="key">The message.</param>
    /// <returns>The receipts.</returns>
    ValueTask<ImmutableArray<EarlyReceipt>> TakeAsync(ReferenceKey key);
}
