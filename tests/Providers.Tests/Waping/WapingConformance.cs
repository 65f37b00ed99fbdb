using OtpActors.Domain.Deliveries;
using OtpActors.FakeProviders;
using OtpActors.FakeProviders.Waping;
using OtpActors.Providers.Tests.Conformance;
using OtpActors.Providers.Tests.Undocumented;

namespace OtpActors.Providers.Tests.Waping;

public sealed class WapingConformance : ProviderConformance
{
    protected override FakeServer Fake() => new FakeWaping();

    protected override IEnumerable<(string Name, string Value)> Settings(Uri server) =>
        [("Type", "waping"), ("Url", server.ToString()), ("Key", FakeWaping.Key), ("DeviceId", FakeWaping.Device), .. LooseSamples.Signing];

    protected override IEnumerable<FailureRow> Failures() =>
    [
        new(FakeWaping.Error(400, "VALIDATION_ERROR"), new SendOutcome.Rejected(RejectionReason.InvalidNumber, "VALIDATION_ERROR")),
        new(FakeWaping.Error(401, "UNAUTHORIZED"), new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, "UNAUTHORIZED")),
        new(FakeWaping.Error(403, "FORBIDDEN"), new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Provider, "FORBIDDEN")),
        new(FakeWaping.Error(404, "NOT_FOUND"), new SendOutcome.Misconfigured(MisconfigurationReason.Sender, FailureScope.Provider, "NOT_FOUND")),
        new(FakeWaping.Error(409, "IDEMPOTENCY_CONFLICT"), new SendOutcome.Unknown(UnknownReason.UnreadableReply)),
        new(FakeWaping.Error(423, "SESSION_DISCONNECTED"), new SendOutcome.Misconfigured(MisconfigurationReason.Session, FailureScope.Provider, "SESSION_DISCONNECTED")),
        new(
            FakeWaping.Error(429, "RATE_LIMITED", ("Retry-After", "2")),
            new SendOutcome.RetryLater(TimeSpan.FromSeconds(2), FailureScope.Sender, true, "RATE_LIMITED")),
        new(FakeWaping.Error(500, "SERVER_ERROR"), new SendOutcome.RetryLater(null, FailureScope.Provider, false, "SERVER_ERROR")),
        new(FakeWaping.Error(400, "NEW_WORD"), new SendOutcome.Rejected(RejectionReason.Unspecified, "http_400")),
    ];

    private protected override SignedReceipt Receipts(string tag, string messageId, params ReceiptState[] states) => LooseSamples.Signed(messageId, states);

    [Fact]
    public async Task Send_Repeated_IsSentOnce()
    {
        var fake = new FakeWaping();
        await using var rig = await ProviderRig.StartAsync(fake, Settings);
        Assert.True(rig.Provider.KnowsRepeats);

        var first = await rig.SendAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(4));
        var second = await rig.SendAsync();

        Assert.Equal(new SendOutcome.Accepted("msg_1", true), first);
        Assert.Equal(first, second);
        Assert.Equal(1, fake.Sent);
        Assert.All(fake.Calls, call => Assert.Equal(rig.Tag, call.Header("Idempotency-Key")));
    }

    [Fact]
    public async Task Send_AnotherMessage_HasAnotherKey()
    {
        var fake = new FakeWaping();
        await using var rig = await ProviderRig.StartAsync(fake, Settings);

        await rig.SendAsync();
        await rig.Provider.SendAsync(SampleMessage.To(Channel.WhatsApp, attempt: 2), CancellationToken.None);

        Assert.Equal(2, fake.Sent);
    }

    [Theory]
    [InlineData("connected", false)]
    [InlineData("pairing", false)]
    [InlineData("disconnected", true)]
    [InlineData("logged_out", true)]
    public async Task Probe_Device_SaysWhetherItIsGone(string status, bool gone)
    {
        var fake = new FakeWaping { Status = status };
        await using var rig = await ProviderRig.StartAsync(fake, Settings);

        var outcome = await rig.Provider.Probe!.AskAsync(CancellationToken.None);

        Assert.Equal(gone ? new SendOutcome.Misconfigured(MisconfigurationReason.Session, FailureScope.Provider, "SESSION_DISCONNECTED") : null, outcome);
    }
}
