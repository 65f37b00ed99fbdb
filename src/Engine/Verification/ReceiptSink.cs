using System.Runtime.CompilerServices;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Verification;

/// <summary>Brings receipts to their OTPs, and drives what follows from a failed one.</summary>
internal sealed class ReceiptSink(IActors actors, DeliveryDriver driver, DeliveryPolicy policy, TimeProvider clock) : IReceiptSink
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask ReceiveAsync(OtpId otp, int attempt, ReceiptState state, string? error, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reply = await actors.AskAsync(otp, new OtpRequest.Apply(new OtpCommand.Receipt(attempt, state, error)));
        await reply.Saved;
        if (reply.Answer is { State: { } saved, Start: { } start })
        {
            await driver.DriveAsync(saved, start, clock.Moment() + policy.DriveDeadline);
        }
    }
}
