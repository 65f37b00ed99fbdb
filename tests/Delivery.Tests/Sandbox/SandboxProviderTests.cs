using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;

namespace OtpActors.Delivery.Tests.Sandbox;

public sealed class SandboxProviderTests : IDisposable
{
    private readonly SandboxHost _host = new();

    public static TheoryData<string, Channel, string> Scenarios
    {
        get
        {
            var data = new TheoryData<string, Channel, string>();
            string[] names = ["delivered", "refused", "silent", "late", "down", "unknown"];
            for (var digit = 1; digit <= 6; digit++)
            {
                // The digit after the range: 1 is WhatsApp only, any other every channel.
                for (var sub = 0; sub <= 9; sub++)
                {
                    var phone = $"+999{digit}{sub}55501";
                    data.Add(phone, Channel.WhatsApp, names[digit - 1]);
                    data.Add(phone, Channel.Sms, sub == 1 ? "delivered" : names[digit - 1]);
                }
            }

            foreach (var phone in new[] { "+99900000", "+99970000", "+99980000", "+99990000", "+998250000", "+4915112345678", "+12025550123" })
            {
                data.Add(phone, Channel.WhatsApp, "delivered");
                data.Add(phone, Channel.Sms, "delivered");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void SendAsync_ReservedNumber_PlaysItsScenario(string phone, Channel channel, string scenario)
    {
        var outcome = _host.Send(phone, channel);

        Assert.Equal(scenario, Describe(outcome, phone));
    }

    [Fact]
    public void SendAsync_ShortestReservedNumber_PlaysItsScenario() =>
        Assert.IsType<SendOutcome.Rejected>(_host.Send("+99920000", Channel.WhatsApp));

    [Fact]
    public void SendAsync_Delivered_ReportsAfter200MsAndNotBefore()
    {
        _host.Send("+12025550123", Channel.WhatsApp);

        _host.Time.Advance(TimeSpan.FromMilliseconds(199));
        Assert.Empty(_host.Sink.Receipts);
        _host.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([(SampleMessage.Otp, 1, ReceiptState.Delivered)], _host.Sink.Receipts);
        _host.Time.Advance(TimeSpan.FromHours(1));
        Assert.Single(_host.Sink.Receipts);
    }

    [Fact]
    public void SendAsync_Late_ReportsAfter15SAndNotBefore()
    {
        _host.Send("+99940000", Channel.WhatsApp);

        _host.Time.Advance(TimeSpan.FromMilliseconds(14_999));
        Assert.Empty(_host.Sink.Receipts);
        _host.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Single(_host.Sink.Receipts);
    }

    [Fact]
    public void SendAsync_LateOnWhatsAppOnly_SmsIsReportedFirst()
    {
        _host.Send(SampleMessage.To("+99941000"));
        _host.Time.Advance(TimeSpan.FromSeconds(10));
        _host.Send(SampleMessage.To("+99941000", Channel.Sms, attempt: 2));

        _host.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal([2, 1], _host.Sink.Receipts.Select(static r => r.Attempt));
        Assert.Equal([Channel.Sms, Channel.WhatsApp], _host.Inbox.Find(null, 10).Select(static m => m.Channel));
    }

    [Fact]
    public void SendAsync_TwoMessages_HaveTwoMessageIdsThatNameThem()
    {
        var first = Assert.IsType<SendOutcome.Accepted>(_host.Send(SampleMessage.To("+12025550123")));
        var second = Assert.IsType<SendOutcome.Accepted>(_host.Send(SampleMessage.To("+12025550123", attempt: 2)));

        Assert.Equal($"sandbox-{SampleMessage.Otp}-1", first.MessageId);
        Assert.Equal($"sandbox-{SampleMessage.Otp}-2", second.MessageId);
    }

    [Fact]
    public void SendAsync_FromManyThreads_EveryMessageArrivesAndIsReportedOnce()
    {
        const int each = 500;
        Parallel.For(0, 8, thread =>
        {
            for (var i = 0; i < each; i++)
            {
                _host.Send(SampleMessage.To("+12025550123", otp: new OtpId((UInt128)((thread * each) + i + 1))));
            }
        });

        _host.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(8 * each, _host.Inbox.Find(null, int.MaxValue).Select(static m => m.OtpId).Distinct().Count());
        Assert.Equal(8 * each, _host.Sink.Receipts.Count);
        Assert.Equal(8 * each, _host.Sink.Receipts.Select(static r => r.Otp).Distinct().Count());
    }

    public void Dispose() => _host.Dispose();

    /// <summary>Tells a scenario from what can be seen of it: the outcome, the inbox and the receipts.</summary>
    private string Describe(SendOutcome outcome, string phone)
    {
        var inbox = _host.Inbox.Find(SampleMessage.Number(phone), 10).Count;
        _host.Time.Advance(TimeSpan.FromSeconds(5));
        var soon = _host.Sink.Receipts.Count;
        _host.Time.Advance(TimeSpan.FromSeconds(30));
        var late = _host.Sink.Receipts.Count;
        return (outcome, inbox, soon, late) switch
        {
            (SendOutcome.Accepted { ReceiptExpected: true }, 1, 1, 1) => "delivered",
            (SendOutcome.Rejected { Reason: RejectionReason.NotOnChannel }, 0, 0, 0) => "refused",
            (SendOutcome.Accepted { ReceiptExpected: true }, 1, 0, 0) => "silent",
            (SendOutcome.Accepted { ReceiptExpected: true }, 1, 0, 1) => "late",
            (SendOutcome.RetryLater { SurelyNotSent: true, Scope: FailureScope.Provider }, 0, 0, 0) => "down",
            (SendOutcome.Unknown { Reason: UnknownReason.Timeout }, 1, 0, 0) => "unknown",
            _ => $"{outcome}, {inbox} in the inbox, {soon} then {late} receipts",
        };
    }
}
