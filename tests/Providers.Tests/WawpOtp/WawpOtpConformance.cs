using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Ports;
using OtpActors.FakeProviders;
using OtpActors.FakeProviders.WawpOtp;
using OtpActors.Providers.Tests.Conformance;

namespace OtpActors.Providers.Tests.WawpOtp;

public sealed class WawpOtpConformance : ProviderConformance
{
    /// <summary>Its page: "Rate Limit Exceeded - Recipient protection".</summary>
    protected override bool LimitsPersons => true;

    protected override FakeServer Fake() => new FakeWawpOtp();

    protected override IEnumerable<(string Name, string Value)> Settings(Uri server) =>
        [("Type", "wawp-otp"), ("Url", server.ToString()), ("InstanceId", FakeWawpOtp.Instance), ("Token", FakeWawpOtp.Token), ("Footer", "Secured by Wawp")];

    protected override IEnumerable<FailureRow> Failures() =>
    [
        new(
            new FakeAnswer(401, """{"code":"invalid_access_token"}"""),
            new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, "invalid_access_token")),
        new(
            new FakeAnswer(200, """{"code":"invalid_instance"}"""),
            new SendOutcome.Misconfigured(MisconfigurationReason.Session, FailureScope.Provider, "invalid_instance")),
        new(new FakeAnswer(200, """{"code":"something_else"}"""), new SendOutcome.Rejected(RejectionReason.Unspecified, "http_400")),
        new(new FakeAnswer(502, """{"code":"wawp_upstream_error"}"""), new SendOutcome.RetryLater(null, FailureScope.Provider, false, "wawp_upstream_error")),
        new(new FakeAnswer(429, "{}"), new SendOutcome.RetryLater(null, FailureScope.Recipient, true, "http_429")),
    ];

    private protected override SignedReceipt? Receipts(string tag, string messageId, params ReceiptState[] states) => null;

    [Fact]
    public async Task Send_NoCode_IsWhatItsPageShows()
    {
        await using var rig = await StartAsync();

        var message = SampleMessage.To(Channel.WhatsApp, locale: "ar-EG") with { Code = default };
        Assert.Equal(new SendOutcome.Accepted("send_123_456", false), await rig.Provider.SendAsync(message, CancellationToken.None));

        Assert.Equal("""{"instance_id":"INST1","chatId":"447700900123","lang":"ar","footer":"Secured by Wawp"}""", rig.Server.Calls.Single().Body);
    }

    [Theory]
    [InlineData(200, """{"code":"success","message":"Verified"}""", KeeperVerdict.Right)]
    [InlineData(200, """{"valid":true}""", KeeperVerdict.Right)]
    [InlineData(200, """{"success":true,"verified":true}""", KeeperVerdict.Right)]
    [InlineData(200, """{"code":"success","valid":false}""", KeeperVerdict.Wrong)]
    [InlineData(200, """{"success":true,"verified":false}""", KeeperVerdict.Wrong)]
    [InlineData(200, """{"code":"invalid_code"}""", KeeperVerdict.Wrong)]
    [InlineData(200, """{"valid":"true"}""", KeeperVerdict.Wrong)]
    [InlineData(200, """{"message":"OK"}""", KeeperVerdict.Wrong)]
    [InlineData(200, "[true]", KeeperVerdict.Wrong)]
    [InlineData(200, "OK", KeeperVerdict.Unavailable)]
    [InlineData(400, """{"code":"invalid_code"}""", KeeperVerdict.Wrong)]
    [InlineData(401, """{"code":"invalid_code"}""", KeeperVerdict.Wrong)]
    [InlineData(401, """{"code":"invalid_access_token"}""", KeeperVerdict.Unavailable)]
    [InlineData(401, "", KeeperVerdict.Unavailable)]
    [InlineData(429, "{}", KeeperVerdict.Unavailable)]
    [InlineData(500, "{}", KeeperVerdict.Unavailable)]
    public async Task Check_Answer_IsAYesOnlyWhenItCanBeNothingElse(int status, string body, KeeperVerdict verdict)
    {
        await using var rig = await StartAsync();
        rig.Server.Next.Enqueue(new FakeAnswer(status, body));
        Assert.True(OtpCode.TryParse(FakeWawpOtp.Code, out var code));

        Assert.Equal(verdict, await rig.Provider.Keeper!.CheckAsync(null, SampleMessage.To(Channel.WhatsApp).Phone, code, CancellationToken.None));
    }
}
