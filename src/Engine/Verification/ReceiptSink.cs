using System.Runtime.CompilerServices;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Verification;

/// <summary>Brings receipts to their OTPs, and drives what follows from a failed one.</summary>
internal sealed class ReceiptSink(
    IActors actors, DeliveryDriver driver, MessageIndex index, IOtpEvents events, DeliveryPolicy policy, TimeProvider clock) : IReceiptSink
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Task> ReceiveAsync(OtpId otp, int attempt, ReceiptState state, string? error, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reply = await actors.AskAsync(otp, new OtpRequest.Apply(new OtpCommand.Receipt(attempt, state, error)));
        await reply.Saved;
        events.TellNews(reply.Answer.State);
        return reply.Answer is { State: { } saved, Start: { } start }
            ? driver.DriveAsync(saved, start, clock.Moment() + policy.DriveDeadline).AsTask()
            : Task.CompletedTask;
    }

    public async ValueTask<Task> ReceiveAsync(string provider, string messageId, ReceiptState state, string? error, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (otp, receipts) = await index.FindAsync(provider, messageId, new EarlyReceipt(state, error));
        if (receipts.IsDefaultOrEmpty)
        {
            return Task.CompletedTask;
        }

        var found = await actors.AskAsync(otp, OtpRequest.Read.Instance);
        await found.Saved;
        if (found.Answer.State?.Delivery.Attempts.LastOrDefault(a => a.Provider == provider && a.MessageId == messageId) is not { } attempt)
        {
            return Task.CompletedTask;
        }

        var followed = Task.CompletedTask;
        foreach (var receipt in receipts)
        {
            followed = Task.WhenAll(followed, await ReceiveAsync(otp, attempt.Number, receipt.State, receipt.Error, cancellationToken));
        }

        return followed;
    }
}
