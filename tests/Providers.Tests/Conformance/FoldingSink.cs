using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Providers.Tests.Conformance;

/// <summary>Brings receipts to one delivery and remembers what came of it.</summary>
internal sealed class FoldingSink(OtpId otp) : IReceiptSink
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A message handed over by WhatsApp or SMS, with nothing after it in the plan.</summary>
    public DeliveryState State { get; private set; } = Begin();

    /// <summary>Receipts that found the delivery.</summary>
    public int Count { get; private set; }

    /// <summary>The message ids of receipts that named no tag.</summary>
    public List<string> MessageIds { get; } = [];

    public ValueTask<Task> ReceiveAsync(OtpId to, int attempt, ReceiptState state, string? error, CancellationToken cancellationToken)
    {
        if (to == otp)
        {
            Count++;
            State = DeliveryMachine.Decide(State, new DeliveryCommand.Receipt(attempt, state, error), DeliveryPolicy.Standard, Noon).State;
        }

        return new(Task.CompletedTask);
    }

    public ValueTask<Task> ReceiveAsync(string provider, string messageId, ReceiptState state, string? error, CancellationToken cancellationToken)
    {
        MessageIds.Add(messageId);
        return ReceiveAsync(otp, 1, state, error, cancellationToken);
    }

    /// <summary>The provider's own answer.</summary>
    public void Outcome(string provider, SendOutcome outcome) =>
        State = DeliveryMachine.Decide(State, new DeliveryCommand.Outcome(1, provider, outcome), DeliveryPolicy.Standard, Noon).State;

    private static DeliveryState Begin() => DeliveryMachine.Decide(
        DeliveryState.Empty,
        new DeliveryCommand.Begin([new PlanStep(Channel.Sms, TimeSpan.FromSeconds(10))]),
        DeliveryPolicy.Standard,
        Noon).State;
}
