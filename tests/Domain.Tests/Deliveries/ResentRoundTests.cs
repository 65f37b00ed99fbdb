using OtpActors.Domain.Deliveries;

namespace OtpActors.Domain.Tests.Deliveries;

/// <summary>A resend begins with a plan of its own: what reached the phone in an earlier round says nothing about this one (found by simulation).</summary>
public sealed class ResentRoundTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly DeliveryCommand.Begin Begin = new(
        [new PlanStep(Channel.WhatsApp, TimeSpan.FromSeconds(10)), new PlanStep(Channel.Sms, TimeSpan.FromSeconds(10))]);

    [Fact]
    public void Silence_AfterAnEarlierRoundArrived_FallsBack()
    {
        var state = After(ResentAfterDelivery(), new DeliveryCommand.Outcome(2, "p", new SendOutcome.Accepted("m2", true)), 61);

        Assert.Equal(Channel.Sms, Decide(state, new DeliveryCommand.Wake(), 71).Start?.Channel);
    }

    [Fact]
    public void FailedReceipt_AfterAnEarlierRoundArrived_FallsBackAtOnce()
    {
        var state = After(ResentAfterDelivery(), new DeliveryCommand.Outcome(2, "p", new SendOutcome.Accepted("m2", true)), 61);

        Assert.Equal(Channel.Sms, Decide(state, new DeliveryCommand.Receipt(2, ReceiptState.Failed, null), 62).Start?.Channel);
    }

    [Fact]
    public void LateDelivery_OfAnEarlierRound_IsRecordedOnly()
    {
        var state = After(DeliveryState.Empty, Begin, 0);
        state = After(state, new DeliveryCommand.Outcome(1, "p", new SendOutcome.Accepted("m1", true)), 1);
        state = After(state, Begin, 5);
        state = After(state, new DeliveryCommand.Outcome(2, "p", new SendOutcome.Accepted("m2", true)), 6);

        state = After(state, new DeliveryCommand.Receipt(1, ReceiptState.Delivered, null), 7);

        Assert.Equal(DeliveryStatus.Delivered, state.Attempts[0].Status);
        Assert.Equal(Noon.AddSeconds(16), state.WakeAt);
    }

    private static DeliveryState ResentAfterDelivery()
    {
        var state = After(DeliveryState.Empty, Begin, 0);
        state = After(state, new DeliveryCommand.Outcome(1, "p", new SendOutcome.Accepted("m1", true)), 1);
        state = After(state, new DeliveryCommand.Receipt(1, ReceiptState.Delivered, null), 2);
        return After(state, Begin, 60);
    }

    private static DeliveryState After(DeliveryState state, DeliveryCommand command, int second) => Decide(state, command, second).State;

    private static DeliveryDecision Decide(DeliveryState state, DeliveryCommand command, int second) =>
        DeliveryMachine.Decide(state, command, DeliveryPolicy.Standard, Noon.AddSeconds(second));
}
