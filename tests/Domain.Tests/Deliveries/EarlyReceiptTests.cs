using OtpActors.Domain.Deliveries;

namespace OtpActors.Domain.Tests.Deliveries;

/// <summary>A receipt may beat the provider's own answer; the fallback must not get lost over it (found by simulation).</summary>
public sealed class EarlyReceiptTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly PlanStep WhatsApp = new(Channel.WhatsApp, TimeSpan.FromSeconds(10));
    private static readonly PlanStep Sms = new(Channel.Sms, TimeSpan.FromSeconds(10));

    [Fact]
    public void Outcome_AfterASentReceipt_StillWaitsForDelivery()
    {
        var state = After(After(Begun(), new DeliveryCommand.Receipt(1, ReceiptState.Sent, null), 1), Accepted, 2);

        Assert.Equal(Noon.AddSeconds(11), state.WakeAt);
        Assert.Equal(Channel.Sms, Decide(state, new DeliveryCommand.Wake(), 12).Start!.Channel);
    }

    [Fact]
    public void Wake_DriverDiedAfterASentReceipt_FallsBack()
    {
        var state = After(Begun(), new DeliveryCommand.Receipt(1, ReceiptState.Sent, null), 1);

        var woken = Decide(state, new DeliveryCommand.Wake(), 15);

        Assert.Equal(Channel.Sms, woken.Start!.Channel);
        Assert.Equal(DeliveryStatus.Sent, woken.State.Attempts[0].Status);
    }

    [Fact]
    public void Outcome_AfterADeliveredReceipt_WaitsForNothing()
    {
        var state = After(After(Begun(), new DeliveryCommand.Receipt(1, ReceiptState.Delivered, null), 1), Accepted, 2);

        Assert.Null(state.WakeAt);
    }

    private static DeliveryCommand.Outcome Accepted { get; } = new(1, "p", new SendOutcome.Accepted("m", true));

    private static DeliveryState Begun() => After(DeliveryState.Empty, new DeliveryCommand.Begin([WhatsApp, Sms]), 0);

    private static DeliveryState After(DeliveryState state, DeliveryCommand command, int second) => Decide(state, command, second).State;

    private static DeliveryDecision Decide(DeliveryState state, DeliveryCommand command, int second) =>
        DeliveryMachine.Decide(state, command, DeliveryPolicy.Standard, Noon.AddSeconds(second));
}
