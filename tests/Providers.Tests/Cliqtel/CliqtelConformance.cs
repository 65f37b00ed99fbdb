using System.Text.Json;
using OtpActors.Domain.Deliveries;
using OtpActors.FakeProviders;
using OtpActors.FakeProviders.Cliqtel;
using OtpActors.FakeProviders.Meta;
using OtpActors.Providers.Tests.Conformance;
using OtpActors.Providers.Tests.Undocumented;

namespace OtpActors.Providers.Tests.Cliqtel;

public sealed class CliqtelConformance : ProviderConformance
{
    protected override FakeServer Fake() => new FakeCliqtel();

    protected override IEnumerable<(string Name, string Value)> Settings(Uri server) =>
        [("Type", "cliqtel"), ("Url", server.ToString()), ("Key", FakeCliqtel.Key), ("AccountId", "1"), ("FromNumberId", "42"), .. LooseSamples.Signing];

    protected override IEnumerable<FailureRow> Failures() =>
    [
        new(FakeMeta.Error(400, 131026), new SendOutcome.Rejected(RejectionReason.NotOnChannel, "131026")),
        new(FakeMeta.Error(400, 132001), new SendOutcome.Misconfigured(MisconfigurationReason.Template, FailureScope.Template, "132001")),
        new(new FakeAnswer(401, """{"error":"Unauthorized"}"""), new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, "http_401")),
        new(new FakeAnswer(402, "{}"), new SendOutcome.Misconfigured(MisconfigurationReason.Balance, FailureScope.Provider, "http_402")),
        new(new FakeAnswer(422, """{"error":{"code":"x"}}"""), new SendOutcome.Rejected(RejectionReason.Unspecified, "http_422")),
        new(new FakeAnswer(503, "{}"), new SendOutcome.RetryLater(null, FailureScope.Provider, false, "http_503")),
        new(new FakeAnswer(200, """{"status":"accepted"}"""), new SendOutcome.Unknown(UnknownReason.UnreadableReply)),
    ];

    private protected override SignedReceipt Receipts(string tag, string messageId, params ReceiptState[] states) => LooseSamples.Signed(messageId, states);

    [Fact]
    public async Task Send_WhatsApp_IsWhatItsPageShows()
    {
        await using var rig = await StartAsync();

        Assert.Equal(new SendOutcome.Accepted("wam_7", true), await rig.SendAsync(Channel.WhatsApp));

        const string expected = """
            {"account_id":1,"to":"+447700900123","type":"template","template":{"name":"otp_verification","language":{"code":"en_US"},"components":[
             {"type":"body","parameters":[{"type":"text","text":"042137"}]},
             {"type":"button","sub_type":"url","index":0,"parameters":[{"type":"text","text":"042137"}]}]}}
            """;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, JsonDocument.Parse(rig.Server.Calls.Single().Body).RootElement));
    }

    [Fact]
    public async Task Send_Sms_IsWhatItsPageShowsAndExpectsNoReceipt()
    {
        await using var rig = await StartAsync();

        Assert.Equal(new SendOutcome.Accepted("9", false), await rig.SendAsync(Channel.Sms));

        Assert.Equal(
            """{"from_number_id":42,"to":"\u002B447700900123","body":"042137 is your verification code. It expires in 5 minutes. Do not share it."}""",
            rig.Server.Calls.Single().Body);
    }

    [Theory]
    [InlineData("AccountId", Channel.WhatsApp)]
    [InlineData("FromNumberId", Channel.Sms)]
    public async Task Settings_OneSender_ServesItsChannelOnly(string sender, Channel channel)
    {
        await using var rig = await ProviderRig.StartAsync(
            Fake(), server => Settings(server).Where(s => s.Name == sender || s.Name is not ("AccountId" or "FromNumberId")));

        Assert.Equal([channel], rig.Provider.Channels);
    }
}
