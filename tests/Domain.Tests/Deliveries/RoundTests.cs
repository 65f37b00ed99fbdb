using OtpActors.Domain.Deliveries;
using OtpActors.Testing.Rules;
using static OtpActors.Domain.Deliveries.Channel;

namespace OtpActors.Domain.Tests.Deliveries;

/// <summary>A round is judged by its own messages.</summary>
public sealed class RoundTests
{
    [Fact]
    public void Begin_AfterADeliveredRound_ASilentMessageFallsBackToo()
    {
        // The resend may carry a new code: that the old one arrived says nothing.
        var courier = new Courier(WhatsApp, Sms).Outcome(1, Samples.Taken).Receipt(1, ReceiptState.Delivered).After(60).Begin(WhatsApp, Sms).Outcome(2, Samples.Taken);

        Assert.Equal(3, courier.After(10).Wake().Started);
    }

    [Fact]
    public void Begin_AfterADeliveredRound_AFailedReceiptFallsBackToo()
    {
        var courier = new Courier(WhatsApp, Sms).Outcome(1, Samples.Taken).Receipt(1, ReceiptState.Delivered).Begin(WhatsApp, Sms).Outcome(2, Samples.Taken);

        Assert.Equal(3, courier.Receipt(2, ReceiptState.Failed).Started);
    }

    [Fact]
    public void Receipt_DeliveredOfAnEarlierRound_DoesNotRestTheCurrentOne()
    {
        var courier = new Courier(WhatsApp, Sms).Outcome(1, Samples.Taken).Begin(WhatsApp, Sms).Outcome(2, Samples.Taken).Receipt(1, ReceiptState.Delivered);

        Assert.Equal([DeliveryNewsKind.Delivered], courier.News);
        Assert.Equal(3, courier.After(10).Wake().Started);
    }

    [Fact]
    public void Outcome_RefusedAfterAnEarlierStepDelivered_ThePlanRests()
    {
        var courier = new Courier(WhatsApp, Sms, Sms).Outcome(1, Samples.Taken).After(10).Wake().Receipt(1, ReceiptState.Delivered);

        Assert.Equal(0, courier.Outcome(2, Samples.Refused).Started);
        Assert.Empty(courier.News);
    }

    [Fact]
    public void Begin_WhileAMessageIsStillDriven_ThatOneIsUnknownUntilItsOutcomeComes()
    {
        var courier = new Courier(WhatsApp).After(5).Begin(Sms);
        Assert.Equal((DeliveryStatus.Unknown, DeliveryStatus.Sending), (courier.Status(1), courier.Status(2)));

        Assert.Equal(DeliveryStatus.Sent, courier.Outcome(1, Samples.Taken).Status(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Failed_TheLastOpenMessageIsNotTheCurrentOne_TheFailureIsTold(bool byReceipt)
    {
        // WhatsApp stays silent, SMS is refused, then WhatsApp fails as well.
        var courier = new Courier(WhatsApp, Sms).Outcome(1, Samples.Lost).After(10).Wake().Outcome(2, Samples.Refused);
        Assert.Empty(courier.News);

        var late = byReceipt ? courier.Receipt(1, ReceiptState.Failed) : courier.Outcome(1, Samples.Refused);
        Assert.Equal([DeliveryNewsKind.Failed], late.News);
    }
}
