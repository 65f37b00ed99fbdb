using OtpActors.Domain.Deliveries;
using OtpActors.Testing.Rules;
using static OtpActors.Domain.Deliveries.Channel;

namespace OtpActors.Domain.Tests.Deliveries;

/// <summary>A webhook can beat the provider's own answer.</summary>
public sealed class ReceiptBeforeOutcomeTests
{
    [Fact]
    public void Sent_BeforeTheAnswer_TheFallbackStillComes()
    {
        var courier = new Courier(WhatsApp, Sms).After(1).Receipt(1, ReceiptState.Sent).After(1).Outcome(1, Samples.Taken);

        Assert.Equal(Samples.Noon.AddSeconds(11), courier.State.WakeAt);
        Assert.Equal(2, courier.After(9).Wake().Started);
    }

    [Fact]
    public void Sent_AndTheDriverDies_TheFallbackStillComes()
    {
        var courier = new Courier(WhatsApp, Sms).After(1).Receipt(1, ReceiptState.Sent);

        Assert.Equal(2, courier.After(14).Wake().Started);
        Assert.Equal(DeliveryStatus.Sent, courier.Status(1));
    }

    [Fact]
    public void Delivered_BeforeTheAnswer_ThePlanRests()
    {
        var courier = new Courier(WhatsApp, Sms).Receipt(1, ReceiptState.Delivered).Outcome(1, Samples.Taken);

        Assert.Equal((DeliveryStatus.Delivered, "m-1"), (courier.Status(1), courier.State.Attempts[0].MessageId));
        Assert.Null(courier.State.WakeAt);
    }

    [Fact]
    public void Failed_BeforeTheAnswer_SmsStartsOnce()
    {
        var courier = new Courier(WhatsApp, Sms).Receipt(1, ReceiptState.Failed);
        Assert.Equal(2, courier.Started);

        Assert.Equal(0, courier.Outcome(1, Samples.Taken).Started);
        Assert.Equal(DeliveryStatus.Failed, courier.Status(1));
    }

    [Fact]
    public void Sent_ForAnUnknownMessage_DoesNotStretchItsTimeout()
    {
        var courier = new Courier(WhatsApp, Sms).Outcome(1, Samples.Lost).After(5).Receipt(1, ReceiptState.Sent);

        Assert.Equal(Samples.Noon.AddSeconds(10), courier.State.WakeAt);
    }
}
