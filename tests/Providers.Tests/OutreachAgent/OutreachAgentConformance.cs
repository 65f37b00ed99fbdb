using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Ports;
using OtpActors.FakeProviders;
using OtpActors.FakeProviders.OutreachAgent;
using OtpActors.Providers.Tests.Conformance;

namespace OtpActors.Providers.Tests.OutreachAgent;

public sealed class OutreachAgentConformance : ProviderConformance
{
    /// <summary>One code for two caps: taken as the phone's.</summary>
    protected override bool LimitsPersons => true;

    protected override FakeServer Fake() => new FakeOutreachAgent();

    protected override IEnumerable<(string Name, string Value)> Settings(Uri server) =>
        [("Type", "outreachagent"), ("Url", server.ToString()), ("Key", FakeOutreachAgent.Key)];

    protected override IEnumerable<FailureRow> Failures() =>
    [
        new(FakeOutreachAgent.Error(400, "invalid_phone"), new SendOutcome.Rejected(RejectionReason.InvalidNumber, "invalid_phone")),
        new(
            FakeOutreachAgent.Error(400, "template_not_found"),
            new SendOutcome.Misconfigured(MisconfigurationReason.Template, FailureScope.Template, "template_not_found")),
        new(
            FakeOutreachAgent.Error(401, "invalid_api_key"),
            new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, "invalid_api_key")),
        new(
            FakeOutreachAgent.Error(402, "insufficient_credits"),
            new SendOutcome.Misconfigured(MisconfigurationReason.Balance, FailureScope.Account, "insufficient_credits")),
        new(
            FakeOutreachAgent.Error(403, "module_inactive"),
            new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Account, "module_inactive")),
        new(FakeOutreachAgent.Error(429, "rate_limit_exceeded"), new SendOutcome.RetryLater(null, FailureScope.Recipient, true, "rate_limit_exceeded")),
        new(FakeOutreachAgent.Error(503, "meta_api_unavailable"), new SendOutcome.RetryLater(null, FailureScope.Provider, false, "meta_api_unavailable")),
        new(new FakeAnswer(402, """{"error":"insufficient_credits"}"""), new SendOutcome.Misconfigured(MisconfigurationReason.Balance, FailureScope.Account, "insufficient_credits")),
        new(new FakeAnswer(200, """{"success":false}"""), new SendOutcome.Unknown(UnknownReason.UnreadableReply)),
    ];

    /// <summary>Its webhooks carry no signature: it is asked instead.</summary>
    private protected override SignedReceipt? Receipts(string tag, string messageId, params ReceiptState[] states) => null;

    [Fact]
    public async Task Send_NoCode_AsksForOneOfTheLengthAndLife()
    {
        await using var rig = await StartAsync();

        var outcome = await rig.Provider.SendAsync(SampleMessage.To(Channel.WhatsApp) with { Code = default, Digits = 8 }, CancellationToken.None);

        Assert.Equal(new SendOutcome.Accepted("otp_01FAKE1", true), outcome);
        Assert.Equal(
            """{"phone":"\u002B447700900123","template":"otp_verification","length":8,"expires_in":300,"fallback_sms":false}""", rig.Server.Calls.Single().Body);
    }

    [Fact]
    public async Task Check_Codes_AreJudgedThere()
    {
        await using var rig = await StartAsync();
        await rig.SendAsync();

        Assert.Equal(KeeperVerdict.Wrong, await CheckAsync(rig, "111111"));
        Assert.Equal(KeeperVerdict.Right, await CheckAsync(rig, FakeOutreachAgent.Code));
        Assert.Equal(KeeperVerdict.Wrong, await CheckAsync(rig, FakeOutreachAgent.Code));
        Assert.Equal(KeeperVerdict.Wrong, await CheckAsync(rig, FakeOutreachAgent.Code, "otp_unknown"));
        Assert.Equal(KeeperVerdict.Unavailable, await CheckAsync(rig, FakeOutreachAgent.Code, null));
    }

    public static TheoryData<int, string> Trouble => new() { { 500, "{}" }, { 503, "{}" }, { 429, "{}" }, { 401, "{}" }, { 200, "<html>" }, { 200, "{}" } };

    [Theory]
    [MemberData(nameof(Trouble))]
    public async Task Check_NoVerdict_IsUnavailable(int status, string body)
    {
        await using var rig = await StartAsync();
        rig.Server.Always = new FakeAnswer(status, body);

        Assert.Equal(KeeperVerdict.Unavailable, await CheckAsync(rig, FakeOutreachAgent.Code));
    }

    [Theory]
    [InlineData("pending", null)]
    [InlineData("delivered", ReceiptState.Delivered)]
    [InlineData("verified", ReceiptState.Delivered)]
    [InlineData("expired", null)]
    [InlineData("failed", ReceiptState.Failed)]
    public async Task Poll_Status_IsAReceiptOrNone(string status, ReceiptState? state)
    {
        var fake = new FakeOutreachAgent { Status = status };
        await using var rig = await ProviderRig.StartAsync(fake, Settings);
        await rig.SendAsync();

        var receipt = await rig.Provider.Poll!.AskAsync("otp_01FAKE1", CancellationToken.None);

        Assert.Equal(state, receipt?.State);
        Assert.Null(await rig.Provider.Poll.AskAsync("otp_unknown", CancellationToken.None));
    }

    private static async Task<KeeperVerdict> CheckAsync(ProviderRig rig, string digits, string? messageId = "otp_01FAKE1")
    {
        Assert.True(OtpCode.TryParse(digits, out var code));
        return await rig.Provider.Keeper!.CheckAsync(messageId, SampleMessage.To(Channel.WhatsApp).Phone, code, CancellationToken.None);
    }
}
