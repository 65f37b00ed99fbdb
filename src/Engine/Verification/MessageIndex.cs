using System.Collections.Immutable;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Verification;

/// <summary>
/// From a provider's message id to its OTP, for providers that repeat nothing of ours. It is one more write for each message, paid only there
/// (<see cref="IDeliveryProvider.ReceiptsNameMessageIds"/>).
/// </summary>
internal sealed class MessageIndex(IActors actors, KeyedNames names, IEarlyReceipts early, FollowUp followUp)
{
    /// <summary>Notes whose message it is, once the OTP itself knows the id.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="messageId">Its name for the message.</param>
    /// <param name="otp">The OTP.</param>
    /// <param name="deadline">When to give up; then its receipts find nobody, and the plan goes on as if there were none.</param>
    /// <returns>The receipts that came too early.</returns>
    public async ValueTask<ImmutableArray<EarlyReceipt>> AddAsync(string provider, string messageId, OtpDraft otp, DateTimeOffset deadline)
    {
        var key = names.Message(provider, messageId);
        if (await followUp.AskAsync(() => actors.AskAsync(key, new ReferenceRequest.Add(otp.Id, otp.Retention)), deadline) is not { } added)
        {
            return [];
        }

        await added.Saved;
        try
        {
            return await early.TakeAsync(key);
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            // The message has left and is findable from now on; a receipt that was lost here is made up for by the plan's timer.
            return [];
        }
    }

    /// <summary>Finds a receipt's OTP, or lets the receipt wait.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="messageId">Its name for the message.</param>
    /// <param name="receipt">What it says.</param>
    /// <returns>The OTP and all receipts to bring to it; none when the id is unknown.</returns>
    public async ValueTask<(OtpId Otp, ImmutableArray<EarlyReceipt> Receipts)> FindAsync(string provider, string messageId, EarlyReceipt receipt)
    {
        // It waits before it is looked up: whichever of both sides comes second finds the other's part.
        var key = names.Message(provider, messageId);
        await early.KeepAsync(key, receipt);
        var found = await actors.AskAsync(key, ReferenceRequest.Read.Instance);
        await found.Saved;
        return found.Answer.Otps is [.., var otp] ? (otp, await early.TakeAsync(key)) : (default, []);
    }
}
