using System.Collections.Concurrent;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Tests.Sandbox;

/// <summary>Keeps the receipts that it gets; answers each with <see cref="Answer"/>.</summary>
internal sealed class RecordingSink : IReceiptSink
{
    public ConcurrentQueue<(OtpId Otp, int Attempt, ReceiptState State)> Receipts { get; } = [];

    public Func<ValueTask> Answer { get; set; } = static () => ValueTask.CompletedTask;

    public ValueTask ReceiveAsync(OtpId otp, int attempt, ReceiptState state, string? error, CancellationToken cancellationToken)
    {
        Receipts.Enqueue((otp, attempt, state));
        return Answer();
    }
}
