using OtpActors.Domain.Deliveries;
using OtpActors.FakeProviders;
using OtpActors.FakeProviders.Wawp;
using OtpActors.Providers.Tests.Conformance;
using OtpActors.Providers.Tests.Undocumented;

namespace OtpActors.Providers.Tests.Wawp;

public sealed class WawpConformance : ProviderConformance
{
    /// <summary>Its page: "Rate Limit Exceeded - Recipient protection".</summary>
    protected override bool LimitsPersons => true;

    protected override FakeServer Fake() => new FakeWawp();

    protected override IEnumerable<(string Name, string Value)> Settings(Uri server) =>
        [("Type", "wawp"), ("Url", server.ToString()), ("InstanceId", FakeWawp.Instance), ("Token", FakeWawp.Token), .. LooseSamples.Signing];

    protected override IEnumerable<FailureRow> Failures() =>
    [
        Row(401, "invalid_access_token", new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, "invalid_access_token")),
        Row(404, "invalid_instance", new SendOutcome.Misconfigured(MisconfigurationReason.Session, FailureScope.Provider, "invalid_instance")),
        Row(500, "server_not_found", new SendOutcome.Misconfigured(MisconfigurationReason.Session, FailureScope.Provider, "server_not_found")),
        Row(502, "wawp_upstream_error", new SendOutcome.RetryLater(null, FailureScope.Provider, false, "wawp_upstream_error")),
        new(
            new FakeAnswer(429, "{}", ("Retry-After", "60")), new SendOutcome.RetryLater(TimeSpan.FromSeconds(60), FailureScope.Recipient, true, "http_429")),
        Row(400, "rest_invalid_param", new SendOutcome.Rejected(RejectionReason.Unspecified, "http_400")),
        new(new FakeAnswer(500, "{}"), new SendOutcome.RetryLater(null, FailureScope.Provider, false, "http_500")),
    ];

    private protected override SignedReceipt Receipts(string tag, string messageId, params ReceiptState[] states) => LooseSamples.Signed(messageId, states);

    [Fact]
    public async Task Send_Text_KeepsTheTokenOutOfAddressAndBody()
    {
        await using var rig = await StartAsync();

        Assert.Equal(new SendOutcome.Accepted("true_447700900123@c.us_3EB0FAKE", true), await rig.SendAsync());

        var call = rig.Server.Calls.Single();
        Assert.Equal(
            """{"instance_id":"INST1","chatId":"447700900123@c.us","message":"042137 is your verification code. It expires in 5 minutes. Do not share it."}""",
            call.Body);
        Assert.Equal(("", FakeWawp.Instance), (call.Query, call.Header("X-Instance-ID")));
    }

    [Theory]
    [InlineData("WORKING", false)]
    [InlineData("STARTING", false)]
    [InlineData("SCAN_QR_CODE", true)]
    [InlineData("STOPPED", true)]
    [InlineData("FAILED", true)]
    public async Task Probe_Session_SaysWhetherItIsGone(string status, bool gone)
    {
        var fake = new FakeWawp { Status = status };
        await using var rig = await ProviderRig.StartAsync(fake, Settings);

        var outcome = await rig.Provider.Probe!.AskAsync(CancellationToken.None);

        Assert.Equal(gone ? new SendOutcome.Misconfigured(MisconfigurationReason.Session, FailureScope.Provider, "session_not_working") : null, outcome);
    }

    private static FailureRow Row(int status, string code, SendOutcome outcome) => new(new FakeAnswer(status, $$"""{"code":"{{code}}"}"""), outcome);
}
