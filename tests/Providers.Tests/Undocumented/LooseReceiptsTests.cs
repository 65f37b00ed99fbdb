using System.Text;
using Microsoft.Extensions.Configuration;
using OtpActors.Delivery.Providers;
using OtpActors.Delivery.Providers.Undocumented;
using OtpActors.Delivery.Receipts;
using OtpActors.Domain.Deliveries;
using OtpActors.Providers.Tests.Conformance;

namespace OtpActors.Providers.Tests.Undocumented;

public sealed class LooseReceiptsTests
{
    private const string Token = "0123456789abcdef";

    [Theory]
    [InlineData("""{"id":"m1","status":"delivered"}""", "m1 Delivered")]
    [InlineData("""{"message_id":7,"status":"READ"}""", "7 Read")]
    [InlineData("""{"event":"message.delivered","data":{"messageId":"m1","to":"1"}}""", "m1 Delivered")]
    [InlineData("""{"event":"message.ack","payload":{"id":"m1","ack":2,"ackName":"DEVICE"}}""", "m1 Delivered")]
    [InlineData("""{"event":"message.ack","payload":{"id":"m1","ack":-1,"ackName":"ERROR"}}""", "m1 Failed")]
    [InlineData("""{"id":"evt_1","type":"message.delivered","data":{"id":"msg_1","status":"delivered"}}""", "evt_1 Delivered, msg_1 Delivered")]
    [InlineData("""{"id":"evt_1","type":"message.update","data":{"id":"msg_1","status":"read"}}""", "msg_1 Read")]
    [InlineData("""[{"id":"a","status":"sent"},{"id":"b","status":"failed"},null,1]""", "a Sent, b Failed")]
    [InlineData("""{"event":"message","payload":{"id":"m1","body":"hello","type":"text"}}""", "")]
    [InlineData("""{"event":"session.status","payload":{"id":"s1","status":"WORKING"}}""", "")]
    [InlineData("""{"status":"delivered"}""", "")]
    [InlineData("""{"id":{"a":1},"status":"delivered"}""", "")]
    [InlineData("\"delivered\"", "")]
    public void Read_CommonShape_IsRead(string body, string expected)
    {
        var receipts = new List<ProviderReceipt>();

        Assert.True(Reader(("ReceiptToken", Token)).Read(Request("", body), receipts));

        Assert.Equal(expected, string.Join(", ", receipts.Select(static r => $"{r.MessageId} {r.State}")));
        Assert.All(receipts, static r => Assert.Equal(r.State == ReceiptState.Failed ? Failure.Undelivered : null, r.Error));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]")]
    public void Read_Garbage_MakesNoSense(string body) => Assert.False(Reader(("ReceiptToken", Token)).Read(Request("", body), []));

    [Theory]
    [InlineData("?token=0123456789abcdef", true)]
    [InlineData("?token=0123456789abcdeg", false)]
    [InlineData("?token=", false)]
    [InlineData("", false)]
    public void IsGenuine_Token_MustBeInTheAddress(string query, bool genuine) =>
        Assert.Equal(genuine, Reader(("ReceiptToken", Token)).IsGenuine(Request(query, "{}")));

    [Fact]
    public void IsGenuine_TokenAndSignature_BothCount()
    {
        var reader = Reader([("ReceiptToken", Token), .. LooseSamples.Signing]);

        Assert.True(reader.IsGenuine(LooseSamples.Signed("{}", "?token=" + Token).Request()));
        Assert.False(reader.IsGenuine(LooseSamples.Signed("{}").Request()));
        Assert.False(reader.IsGenuine(Request("?token=" + Token, "{}")));
    }

    [Theory]
    [InlineData("ReceiptToken", "short", "vendor__ReceiptToken is short")]
    [InlineData("SignatureHeader", "X-Sign", "vendor__SignatureSecret is not set")]
    [InlineData("SignatureSecret", "secret", "vendor__SignatureHeader is not set")]
    public void Read_HalfAProof_IsAFault(string name, string value, string fault)
    {
        var faults = new List<string>();

        LooseProof.Read(Section(faults.Add, (name, value)));

        Assert.Contains(fault, Assert.Single(faults), StringComparison.Ordinal);
    }

    private static LooseReceipts Reader(params (string Name, string Value)[] settings) => new(LooseProof.Read(Section(Assert.Fail, settings))!);

    private static ProviderSection Section(Action<string> fault, params (string Name, string Value)[] settings) => new(
        "vendor",
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(static s => KeyValuePair.Create("v:" + s.Name, (string?)s.Value))).Build().GetSection("v"),
        fault);

    private static ReceiptRequest Request(string query, string body) =>
        new SignedReceipt(ProviderRig.PublicUrl + "/receipts/vendor" + query, "application/json", body).Request() with { Body = Encoding.UTF8.GetBytes(body) };
}
