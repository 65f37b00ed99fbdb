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

    public ValueTask<Task> ReceiveAsync(OtpId otp, int attempt, ReceiptState state, string? error, CancellationToken cancellationToken)
    {
        Receipts.Enqueue((otp, attempt, state));
        return ValueTask.FromResult(Answer().AsTask());
    }

    public ValueTask<Task> ReceiveAsync(string provider, string messageId, ReceiptState state, string? error, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The sandbox knows its messages.");
}
