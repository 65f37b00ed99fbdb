using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Webhooks;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Tests.Verification;
using OtpActors.Testing.Rules;

namespace OtpActors.Engine.Tests.Actors;

/// <summary>How webhooks are stored (A98, A99).</summary>
public sealed class WebhookFormatTests
{
    /// <summary>What version 1 wrote. Never changes: later builds must read it.</summary>
    private const string EndpointsHex =
        "0102020100000000000000000000000000001668747470733a2f2f6578616d706c652e636f6d2f614101808ce9ef9f34ffffffffffffff"
        + "ffffffffffffffffff050000000000000000000000000000000180c48299a0340004030000000000000000000000000000166874747073"
        + "3a2f2f6578616d706c652e636f6d2f627f00808ce9ef9f3401000000000000000000000000000000000000000000000000000000000000"
        + "00000180c48299a034";
    private const string PageHex =
        "010864656661756c740605000000000000000000000000000003ac02d8c2e9ef9f3402efcdab000000000007000000000000000303808c"
        + "e9ef9f340201b89debef9f3402020201e893e9ef9f3400987501f0bae9ef9f3402d8c2e9ef9f34f7032901b89debef9f34efcdab000000"
        + "000008000000000000000000808ce9ef9f340102808ce9ef9f3401000101808ce9ef9f34cc010000";
    private const string OutboxHex = "01ac02";

    private static readonly EndpointsActor Endpoints = new();
    private static readonly OutboxActor Outbox = new();
    private static readonly PageActor Page = new();

    private static EndpointsState GoldenEndpoints => new(
    [
        new WebhookEndpoint(
            new EndpointId(0x0102), "https://example.com/a", WebhookTopics.Sent | WebhookTopics.Canceled, true, Samples.Noon, UInt128.MaxValue, 5,
            Samples.Noon.AddHours(24), null),
        new WebhookEndpoint(new EndpointId(0x0304), "https://example.com/b", WebhookTopics.All, false, Samples.Noon, 1, 0, null, Samples.Noon.AddDays(1)),
    ]);

    private static PageState GoldenPage => new(
        new PageAddress(WorkspaceId.Default, new EndpointId(0x0506), 3, 300),
        [
            new QueuedEvent(
                new WebhookEvent(Samples.Otp(7), 3, OtpEventKind.Verified, Samples.Noon, Channel.Sms), QueuedStatus.Waiting, Samples.Noon.AddSeconds(35), 2, 2,
                [
                    new WebhookTry(1, Samples.Noon.AddSeconds(1), null, TimeSpan.FromMilliseconds(15_000), Samples.Noon.AddSeconds(6)),
                    new WebhookTry(2, Samples.Noon.AddSeconds(7), 503, TimeSpan.FromMilliseconds(41), Samples.Noon.AddSeconds(35)),
                ]),
            new QueuedEvent(
                new WebhookEvent(Samples.Otp(8), 0, null, Samples.Noon, Channel.WhatsApp), QueuedStatus.Delivered, Samples.Noon, 1, 0,
                [new WebhookTry(1, Samples.Noon, 204, TimeSpan.Zero, null)]),
        ],
        Samples.Noon.AddSeconds(7));

    [Fact]
    public void Write_GoldenStates_GiveGoldenBytes_A98()
    {
        Assert.Equal(EndpointsHex, Convert.ToHexStringLower(Stored.Write(Endpoints, GoldenEndpoints)));
        Assert.Equal(PageHex, Convert.ToHexStringLower(Stored.Write(Page, GoldenPage)));
        Assert.Equal(OutboxHex, Convert.ToHexStringLower(Stored.Write(Outbox, new OutboxState(300))));
    }

    [Fact]
    public void Read_GoldenBytes_GivesGoldenStates_A98()
    {
        Assert.Equal(GoldenEndpoints.Endpoints, Stored.Read(Endpoints, Convert.FromHexString(EndpointsHex)).Endpoints.AsEnumerable());
        Assert.Equal(new OutboxState(300), Stored.Read(Outbox, Convert.FromHexString(OutboxHex)));
        var page = Stored.Read(Page, Convert.FromHexString(PageHex));
        Assert.Equal((GoldenPage.Address, GoldenPage.ChangedAt), (page.Address, page.ChangedAt));
        Assert.Equal(GoldenPage.Events.Length, page.Events.Length);
        foreach (var (expected, actual) in GoldenPage.Events.Zip(page.Events))
        {
            Assert.Equal(expected.Tries, actual.Tries.AsEnumerable());
            Assert.Equal(expected, actual with { Tries = expected.Tries });
        }
    }

    [Fact]
    public void Read_DamagedBytes_IsRefusedOrCanBeWorkedWith_A99()
    {
        Stored.AssertSurvivesDamage(Endpoints, GoldenEndpoints, static state =>
            Endpoints.Decide(state, new EndpointsRequest.Apply(new EndpointsCommand.Rotate(new EndpointId(0x0102), 9)), Samples.Noon));
        Stored.AssertSurvivesDamage(Outbox, new OutboxState(300), static state => Outbox.Decide(state, new OutboxRequest.Turn(300), Samples.Noon));
        Stored.AssertSurvivesDamage(Page, GoldenPage, static state =>
        {
            foreach (var command in (PageCommand[])
                [
                    new PageCommand.Take(1), new PageCommand.Settle(Samples.Otp(7), 3, 3, new TryResult(500, TimeSpan.Zero), 0.5), new PageCommand.Bury(),
                    new PageCommand.Replay(Samples.Noon, Samples.Noon), new PageCommand.Drop(),
                ])
            {
                Page.Decide(state, new PageRequest.Apply(command), Samples.Noon.AddMinutes(1));
            }
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Read_AnotherVersion_IsRefusedByItsNumber(byte version)
    {
        Assert.Throws<InvalidDataException>(() => Stored.Read(Endpoints, [version, .. Stored.Write(Endpoints, GoldenEndpoints)[1..]]));
        Assert.Throws<InvalidDataException>(() => Stored.Read(Page, [version, .. Stored.Write(Page, GoldenPage)[1..]]));
        Assert.Throws<InvalidDataException>(() => Stored.Read(Outbox, [version, 1]));
    }

    [Fact]
    public void Outbox_AFullPage_IsTurnedOnce()
    {
        var first = Outbox.Decide(null, new OutboxRequest.Turn(0), Samples.Noon);
        var second = Outbox.Decide(first.Next, new OutboxRequest.Turn(0), Samples.Noon);

        Assert.Equal(new OutboxAnswer(1, Begun: true), first.Answer);
        Assert.Equal(new OutboxAnswer(1), second.Answer);
        Assert.True(first.Save);
        Assert.False(second.Save);
    }

    /// <summary>A receiver may ask for any pause; on the way to its page it stays one that can be read.</summary>
    [Theory]
    [InlineData(60, 60)]
    [InlineData(int.MaxValue, 24 * 3_600)]
    public void Settle_RetryAfter_ArrivesAsTheLongestThatCounts(int asked, int told)
    {
        var result = new TryResult(503, TimeSpan.Zero, TimeSpan.FromSeconds(asked));

        var request = Carried.Request(Page, new PageRequest.Apply(new PageCommand.Settle(Samples.Otp(7), 3, 3, result, 0.5)));
        var read = Assert.IsType<PageCommand.Settle>(Assert.IsType<PageRequest.Apply>(request).Command);

        Assert.Equal(TimeSpan.FromSeconds(told), read.Result.RetryAfter);
    }
}
