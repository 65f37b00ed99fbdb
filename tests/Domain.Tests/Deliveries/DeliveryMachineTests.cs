using OtpActors.Domain.Deliveries;
using OtpActors.Testing.Rules;
using static OtpActors.Domain.Deliveries.Channel;

namespace OtpActors.Domain.Tests.Deliveries;

public sealed class DeliveryMachineTests
{
    public static TheoryData<SendOutcome, DeliveryStatus, string?, bool, bool> FirstOutcomes => new()
    {
        // outcome, status, error, left, whether SMS starts at once
        { Samples.Taken, DeliveryStatus.Sent, null, true, false },
        { new SendOutcome.Accepted(null, false), DeliveryStatus.Sent, null, true, false },
        { Samples.Lost, DeliveryStatus.Unknown, null, true, false },
        { new SendOutcome.RetryLater(null, FailureScope.Provider, false, "500"), DeliveryStatus.Unknown, null, true, false },
        { Samples.Down, DeliveryStatus.Failed, Failure.Unavailable, false, true },
        { new SendOutcome.Misconfigured(MisconfigurationReason.Session, FailureScope.Account, "1"), DeliveryStatus.Failed, Failure.Unavailable, false, true },
        { Samples.Refused, DeliveryStatus.Failed, "not_on_channel", false, true },
        { new SendOutcome.Rejected(RejectionReason.OptedOut, "1"), DeliveryStatus.Failed, "opted_out", false, true },
        { new SendOutcome.Rejected(RejectionReason.Unspecified, "1"), DeliveryStatus.Failed, "rejected", false, true },
        { new SendOutcome.Rejected(RejectionReason.InvalidNumber, "1"), DeliveryStatus.Failed, "invalid_number", false, true },
        { new SendOutcome.Rejected(RejectionReason.Blocked, "1"), DeliveryStatus.Failed, "blocked", false, true },
        { new SendOutcome.Rejected(RejectionReason.ContentRejected, "1"), DeliveryStatus.Failed, "content_rejected", false, true },
    };

    [Theory]
    [MemberData(nameof(FirstOutcomes))]
    public void Outcome_OfTheFirstStep_DecidesWhetherSmsStartsAtOnce(SendOutcome outcome, DeliveryStatus status, string? error, bool left, bool sms)
    {
        var courier = new Courier(WhatsApp, Sms).After(1).Outcome(1, outcome);

        var first = courier.State.Attempts[0];
        Assert.Equal((status, error, left, "fake"), (first.Status, first.Error, first.Left, first.Provider));
        Assert.Equal(sms ? 2 : 0, courier.Started);
        Assert.Equal(sms ? [DeliveryNewsKind.SmsFallback] : status == DeliveryStatus.Sent ? [DeliveryNewsKind.Sent] : [], courier.News);
    }

    [Fact]
    public void Wake_SilentAtTheTimeout_SmsStartsThenAndNotBefore()
    {
        var courier = new Courier(WhatsApp, Sms).After(2).Outcome(1, Samples.Taken);

        Assert.Equal(0, courier.After(9.999).Wake().Started);
        Assert.Equal(2, courier.After(0.001).Wake().Started);
        Assert.Equal(Sms, courier.State.Current!.Channel);
        Assert.Equal(0, courier.Wake().Started);
    }

    [Theory]
    [InlineData(ReceiptState.Delivered)]
    [InlineData(ReceiptState.Read)]
    public void Receipt_Delivered_ThePlanRests(ReceiptState state)
    {
        var courier = new Courier(WhatsApp, Sms).Outcome(1, Samples.Taken).After(5).Receipt(1, state);

        Assert.Equal([DeliveryNewsKind.Delivered], courier.News);
        Assert.Null(courier.State.WakeAt);
        Assert.Equal(0, courier.After(60).Wake().Started);
    }

    [Fact]
    public void Receipt_Failed_SmsStartsAtOnce()
    {
        var courier = new Courier(WhatsApp, Sms).Outcome(1, Samples.Taken).After(1).Receipt(1, ReceiptState.Failed, "131026");

        Assert.Equal(2, courier.Started);
        Assert.Equal("131026", courier.State.Attempts[0].Error);
        Assert.True(courier.State.Attempts[0].Left);
    }

    [Fact]
    public void Receipt_NoReceiptIsExpected_SilenceSaysNothing() =>
        Assert.Null(new Courier(WhatsApp, Sms).Outcome(1, new SendOutcome.Accepted("m", false)).State.WakeAt);

    [Fact]
    public void Receipt_FailedOnTheLastStep_IsAFailureEverywhere()
    {
        var courier = new Courier(Sms).Outcome(1, Samples.Taken).Receipt(1, ReceiptState.Failed);

        Assert.Equal([DeliveryNewsKind.Failed], courier.News);
        Assert.Equal(Failure.Undelivered, courier.State.Attempts[0].Error);
    }

    [Fact]
    public void Receipt_LateDeliveredOfAnEarlierStep_IsToldAndThePlanRests()
    {
        var courier = new Courier(WhatsApp, Sms).Outcome(1, Samples.Taken).After(10).Wake().Outcome(2, Samples.Taken).After(1).Receipt(1, ReceiptState.Delivered);

        Assert.Equal([DeliveryNewsKind.Delivered], courier.News);
        Assert.Equal(0, courier.Started);
    }

    [Fact]
    public void Receipt_FailedAfterDelivered_ChangesNothing_A81()
    {
        var courier = new Courier(WhatsApp, Sms).Outcome(1, Samples.Taken).Receipt(1, ReceiptState.Delivered).Receipt(1, ReceiptState.Failed);

        Assert.Equal(DeliveryStatus.Delivered, courier.Status(1));
        Assert.Equal(0, courier.Started);
    }

    [Fact]
    public void Receipt_AllOrders_OneEndState_A81()
    {
        ReceiptState[] all = [ReceiptState.Sent, ReceiptState.Delivered, ReceiptState.Read, ReceiptState.Failed, ReceiptState.Delivered];
        foreach (var order in Permutations(all))
        {
            var courier = new Courier(Sms).Outcome(1, Samples.Taken);
            Array.ForEach(order, state => courier.Receipt(1, state));
            Assert.Equal(DeliveryStatus.Read, courier.Status(1));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public void Receipt_OfNoMessage_ChangesNothing(int attempt)
    {
        var courier = new Courier(WhatsApp, Sms);
        var before = courier.State;

        Assert.Same(before, courier.Receipt(attempt, ReceiptState.Delivered).State);
        Assert.Same(before, courier.Outcome(attempt, Samples.Refused).State);
    }

    [Fact]
    public void Wake_LeaseOver_TheMessageIsUnknownAndItsTimeoutCountsFromItsStart()
    {
        var courier = new Courier(WhatsApp, Sms);
        Assert.Equal(DeliveryStatus.Sending, courier.After(14.999).Wake().Status(1));

        courier.After(0.001).Wake();
        Assert.Equal(DeliveryStatus.Unknown, courier.Status(1));
        Assert.True(courier.State.Attempts[0].Left);
        Assert.Equal(2, courier.Started);
    }

    [Fact]
    public void Outcome_AfterTheLeaseAndTheFallback_IsOnlyRecorded()
    {
        var courier = new Courier(WhatsApp, Sms).After(15).Wake().Outcome(1, Samples.Taken);

        Assert.Equal((DeliveryStatus.Sent, "m-1"), (courier.Status(1), courier.State.Attempts[0].MessageId));
        Assert.Equal(DeliveryStatus.Sending, courier.Status(2));
        Assert.NotNull(courier.State.LeaseUntil);
    }

    [Fact]
    public void Stop_InTheMiddle_NothingStartsAnyMoreAndReceiptsAreRecorded()
    {
        var courier = new Courier(WhatsApp, Sms).Outcome(1, Samples.Taken).Stop();

        Assert.Equal(0, courier.After(60).Wake().Started);
        Assert.Equal(0, courier.Receipt(1, ReceiptState.Failed).Started);
        Assert.Equal(DeliveryStatus.Delivered, courier.Receipt(1, ReceiptState.Delivered).Status(1));
    }

    [Fact]
    public void Begin_Again_IsARoundOfItsOwnWithTheWholePlan()
    {
        var courier = new Courier(WhatsApp, Sms).Outcome(1, Samples.Taken).After(10).Wake().Outcome(2, Samples.Taken).After(60).Begin(WhatsApp, Sms);

        Assert.Equal((3, 1, WhatsApp), (courier.Started, courier.State.Current!.Round, courier.State.Current.Channel));
        Assert.Equal(4, courier.Outcome(3, Samples.Refused).Started);
    }

    [Fact]
    public void Begin_UpToTheCeiling_NoMessageBeyondIt()
    {
        var courier = new Courier(WhatsApp, Sms);
        while (courier.State.Attempts.Length < Limits.DeliveriesMax)
        {
            courier.Begin(WhatsApp, Sms);
        }

        Assert.Equal(0, courier.Outcome(Limits.DeliveriesMax, Samples.Refused).Started);
        Assert.Null(courier.State.WakeAt);
    }

    public static TheoryData<SendOutcome[], RoundResult> Rounds => new()
    {
        { [], RoundResult.Running },
        { [Samples.Taken], RoundResult.Taken },
        { [Samples.Lost], RoundResult.Taken },
        { [Samples.Refused], RoundResult.Running },
        { [Samples.Refused, Samples.Taken], RoundResult.Taken },
        { [Samples.Refused, Samples.Refused], RoundResult.Refused },
        { [Samples.Down, Samples.Refused], RoundResult.WhatsAppUnavailable },
        { [Samples.Refused, Samples.Down], RoundResult.SmsUnavailable },
        { [Samples.Down, Samples.Down], RoundResult.SmsUnavailable },
    };

    [Theory]
    [MemberData(nameof(Rounds))]
    public void Result_AfterOutcomes_SaysWhatTheCallerMayBeTold(SendOutcome[] outcomes, RoundResult result)
    {
        var courier = new Courier(WhatsApp, Sms);
        for (var i = 0; i < outcomes.Length; i++)
        {
            courier.Outcome(i + 1, outcomes[i]);
        }

        Assert.Equal(result, DeliveryMachine.Result(courier.State, courier.State.Round));
    }

    private static IEnumerable<T[]> Permutations<T>(T[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany((item, i) => Permutations([.. items.Where((_, j) => j != i)]).Select(rest => (T[])[item, .. rest]));
}
