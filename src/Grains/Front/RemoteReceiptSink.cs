using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Grains.Calls;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Front;

/// <summary>Where receipts go at a front end that holds no grains: to a silo, which also does what follows from them.</summary>
internal sealed class RemoteReceiptSink(Doors doors) : IReceiptSink
{
    public ValueTask<Task> ReceiveAsync(OtpId otp, int attempt, ReceiptState state, string? error, CancellationToken cancellationToken) =>
        HandOverAsync(doors.For(otp), new ReceiptNote.OfAttempt(otp, attempt, state, error), cancellationToken);

    public ValueTask<Task> ReceiveAsync(string provider, string messageId, ReceiptState state, string? error, CancellationToken cancellationToken) =>
        HandOverAsync(doors.Any(), new ReceiptNote.OfMessage(provider, messageId, state, error), cancellationToken);

    private static async ValueTask<Task> HandOverAsync(IDoorGrain door, ReceiptNote note, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await GrainCall.AskAsync(door.ReceiveAsync(new Parcel(note)));
        return Task.CompletedTask;
    }
}
