using OtpActors.Domain.Deliveries;
using OtpActors.FakeProviders;
using OtpActors.FakeProviders.WapiConnect;
using OtpActors.Providers.Tests.Conformance;
using OtpActors.Providers.Tests.Undocumented;

namespace OtpActors.Providers.Tests.WapiConnect;

public sealed class WapiConnectConformance : ProviderConformance
{
    protected override bool NamesMessages => false;

    protected override FakeServer Fake() => new FakeWapiConnect();

    protected override IEnumerable<(string Name, string Value)> Settings(Uri server) =>
        [("Type", "wapiconnect"), ("Url", server.ToString()), ("Key", FakeWapiConnect.Key), ("SessionId", "sess_demo"), .. LooseSamples.Signing];

    protected override IEnumerable<FailureRow> Failures() =>
    [
        No("Session not connected", new SendOutcome.Misconfigured(MisconfigurationReason.Session, FailureScope.Provider, "session")),
        No("Number is not on WhatsApp", new SendOutcome.Rejected(RejectionReason.NotOnChannel, "not_on_whatsapp")),
        No("Number not registered", new SendOutcome.Rejected(RejectionReason.NotOnChannel, "not_on_whatsapp")),
        No("Something else", new SendOutcome.Rejected(RejectionReason.Unspecified, "refused")),
        new(new FakeAnswer(200, """{"success":false}"""), new SendOutcome.Rejected(RejectionReason.Unspecified, "refused")),
        new(new FakeAnswer(200, """{"success":"yes"}"""), new SendOutcome.Unknown(UnknownReason.UnreadableReply)),
        new(new FakeAnswer(401, "{}"), new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, "http_401")),
        new(new FakeAnswer(403, "{}"), new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, "http_403")),
        new(new FakeAnswer(500, "{}"), new SendOutcome.RetryLater(null, FailureScope.Provider, false, "http_500")),
    ];

    /// <summary>Receipts can only be matched when an answer holds an id, which none does that is documented.</summary>
    private protected override SignedReceipt? Receipts(string tag, string messageId, params ReceiptState[] states) =>
        messageId is null ? null : LooseSamples.Signed(messageId, states);

    [Fact]
    public async Task Send_Text_IsWhatItsArticleShows()
    {
        await using var rig = await StartAsync();

        Assert.Equal(new SendOutcome.Accepted(null, false), await rig.SendAsync());

        Assert.Equal(
            """{"sessionId":"sess_demo","number":"447700900123","message":"042137 is your verification code. It expires in 5 minutes. Do not share it."}""",
            rig.Server.Calls.Single().Body);
    }

    [Fact]
    public async Task Send_AnswerWithAnId_ExpectsItsReceipt()
    {
        await using var rig = await StartAsync();
        rig.Server.Next.Enqueue(new FakeAnswer(200, """{"success":true,"data":{"messageId":"m1"}}"""));

        Assert.Equal(new SendOutcome.Accepted("m1", true), await rig.SendAsync());
    }

    private static FailureRow No(string error, SendOutcome outcome) => new(new FakeAnswer(200, $$"""{"success":false,"error":"{{error}}"}"""), outcome);
}
