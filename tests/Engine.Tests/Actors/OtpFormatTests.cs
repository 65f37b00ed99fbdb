using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Codes;
using OtpActors.Testing;
using OtpActors.Testing.Rules;

namespace OtpActors.Engine.Tests.Actors;

public sealed class OtpFormatTests
{
    /// <summary>What version 1 wrote for <see cref="Golden"/>. Never changes: later builds must read it.</summary>
    private const string FirstHex = "01" + CommonHex;

    /// <summary>What version 2 writes.</summary>
    private const string GoldenHex = "02" + CommonHex + "010201ccbaedef9f34";

    private const string CommonHex =
        "efcdab000000000001000000000000000773686f702d320d2b3132303235353530313233087061796d656e74116f74705f76657269666963617469"
        + "6f6e0670742d425280d30e058094e63d0e7b226772c3b6c39f65223a317d086f7264657220370c46412b3971435839565375126c6f67696e2e657861"
        + "6d706c652e636f6d0201904e02904e096b65792d323032360802faffffffffffffffffffffffffffffff04010203fafa8de9ef9f34e8e6f7ef9f3402"
        + "01bcececef9f34020101ccbaedef9f340201904e02d4610201020001056d6574610877616d69642e3104e893e9ef9f340c756e64656c697665726564"
        + "010002010001d09be9ef9f34000001e890eaef9f3401b0f6eaef9f34c8e8ecef9f340191e4d0b287d3aeeefe0102030304ffffffffffffffffff010204"
        + "0301e893e9ef9f340107d09be9ef9f340203bcececef9f3400";

    private static readonly OtpActor Actor = new(new CodeVault([new CodeKey("k1", new byte[32])]), OtpPolicy.Standard);

    /// <summary>Every field has a value of its own.</summary>
    private static OtpState Golden => new(
        Samples.Draft() with
        {
            Workspace = WorkspaceId.TryParse("shop-2", out var workspace) ? workspace : default,
            Purpose = "payment",
            Template = "otp_verification",
            Locale = "pt-BR",
            ExpiresIn = TimeSpan.FromSeconds(240),
            AttemptsAllowed = 5,
            Retention = TimeSpan.FromHours(36),
            Metadata = "{\"größe\":1}",
            ClientReference = "order 7",
            AppHash = "FA+9qCX9VSu",
            Origin = "login.example.com",
            Reports = true,
        },
        new CodeSpec("key-2026", 8, 2, UInt128.MaxValue - 5, [1, 2, 3, 250]),
        Samples.Noon.AddMilliseconds(250),
        Samples.Noon.AddSeconds(241),
        OtpPhase.Verified,
        Samples.Noon.AddMilliseconds(61_500),
        2,
        1,
        Samples.Noon.AddMilliseconds(71_500),
        new DeliveryState(
            [Samples.Step(Channel.WhatsApp), new PlanStep(Channel.Sms, TimeSpan.FromMilliseconds(12_500))],
            1,
            0,
            [
                new Attempt(1, 0, Channel.WhatsApp, "meta", "wamid.1", DeliveryStatus.Failed, Samples.Noon.AddSeconds(1), "undelivered", true),
                new Attempt(2, 0, Channel.Sms, "", null, DeliveryStatus.Sending, Samples.Noon.AddSeconds(2), null, false),
            ],
            Samples.Noon.AddSeconds(17),
            Samples.Noon.AddSeconds(30)),
        Samples.Noon.AddSeconds(61),
        [0xFEDC_BA98_7654_3211],
        [new CheckVerdict(3, OtpOutcome.Incorrect, 4), new CheckVerdict(ulong.MaxValue, OtpOutcome.Valid, 4)],
        [
            new OtpEvent(1, OtpEventKind.Sent, Samples.Noon.AddSeconds(1), Channel.WhatsApp),
            new OtpEvent(2, OtpEventKind.SmsFallback, Samples.Noon.AddSeconds(2), Channel.Sms),
            new OtpEvent(3, OtpEventKind.Verified, Samples.Noon.AddMilliseconds(61_500), null),
        ])
    {
        ReportedEvents = 2,
        ReportAt = Samples.Noon.AddMilliseconds(71_500),
    };

    /// <summary>Version 1 knew nothing of webhooks.</summary>
    private static OtpState First => Golden with { Draft = Golden.Draft with { Reports = false }, ReportedEvents = 0, ReportAt = null };

    [Fact]
    public void Write_TheGoldenOtp_GivesTheGoldenBytes_A98() =>
        Assert.Equal(GoldenHex, Convert.ToHexStringLower(Stored.Write(Actor, Golden)));

    [Fact]
    public void Read_TheGoldenBytes_GivesTheGoldenOtp_A98() => AssertSame(Golden, Stored.Read(Actor, Convert.FromHexString(GoldenHex)));

    [Fact]
    public void Read_BytesOfVersion1_GivesAnOtpWithoutReports_A98() => AssertSame(First, Stored.Read(Actor, Convert.FromHexString(FirstHex)));

    [Fact]
    public void Read_WhatWasWritten_IsTheSameForEveryReachableState() => Property.HoldsForSequences(OtpStep.Steps, static steps =>
    {
        var run = new OtpRun(Samples.Draft([.. OtpStep.Plans[steps.Length % OtpStep.Plans.Length]], attempts: 1 + (steps.Length % 10)));
        foreach (var step in steps)
        {
            run.Play(step);
            AssertSame(run.State, Stored.Read(Actor, Stored.Write(Actor, run.State)));
        }
    });

    [Fact]
    public void Read_DamagedBytes_IsRefusedOrCanBeWorkedWith_A99_B39()
    {
        Stored.AssertSurvivesDamage(Actor, Golden, Use);
        Stored.AssertSurvivesDamage(Actor, Samples.Create(Samples.Draft(), Samples.Noon), Use);
        var run = new OtpRun(Samples.Draft());
        run.Play(new OtpStep.Outcome(0, Samples.Taken));
        run.Play(new OtpStep.Check(false, 5));
        Stored.AssertSurvivesDamage(Actor, run.State, Use);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(255)]
    public void Read_AnotherVersion_IsRefusedByItsNumber(int version)
    {
        var bytes = version < 128 ? [(byte)version, .. Stored.Write(Actor, Golden)[1..]] : new byte[] { 255, 1 };

        Assert.Contains($"format {version}", Assert.Throws<InvalidDataException>(() => Stored.Read(Actor, bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnOtp_HoldsNoCode_A14()
    {
        var vault = new CodeVault([new CodeKey("k1", [.. Enumerable.Range(0, 32).Select(static i => (byte)i)])]);
        var draft = Samples.Draft();
        var own = OtpCode.TryParse("90817263", out var parsed) ? parsed : default;
        foreach (var spec in new[] { vault.Draw(8), vault.Seal(own, draft.Workspace, draft.Id) })
        {
            var code = vault.Reveal(spec, draft.Workspace, draft.Id)!.Value.Reveal();
            var bytes = Stored.Write(Actor, Samples.Create(draft, Samples.Noon) with { Code = spec });
            Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(code)));
        }
    }

    /// <summary>All that an actor may be asked next.</summary>
    private static void Use(OtpState state)
    {
        foreach (var now in new[] { Samples.Noon.AddSeconds(20), Samples.Noon.AddDays(2) })
        {
            OtpCommand[] commands =
            [
                new OtpCommand.Wake(),
                new OtpCommand.Check(false, 9),
                new OtpCommand.Check(true, 3),
                new OtpCommand.Resend(Samples.WhatsAppThenSms, true, 77, now),
                new OtpCommand.Outcome(state.Delivery.Attempts.Length, "fake", Samples.Taken),
                new OtpCommand.Outcome(state.Delivery.Attempts.Length, "fake", Samples.Refused),
                new OtpCommand.Receipt(state.Delivery.Attempts.Length, ReceiptState.Failed, null),
                new OtpCommand.Receipt(1, ReceiptState.Delivered, null),
                new OtpCommand.Charged(1),
                new OtpCommand.Reported(2),
                new OtpCommand.Cancel(),
            ];
            foreach (var command in commands)
            {
                Actor.Decide(state, new OtpRequest.Apply(command), now);
            }

            Actor.Decide(state, OtpRequest.Read.Instance, now);
            Actor.Decide(state, new OtpRequest.Check(OtpCode.TryParse("123456", out var code) ? code : default, null, 0), now);
            DeliveryMachine.Result(state.Delivery, state.Delivery.Round);
        }
    }

    private static void AssertSame(OtpState expected, OtpState actual)
    {
        // Lists compare by their items, all else by value.
        Assert.Equal(expected.Draft.Steps, actual.Draft.Steps.AsEnumerable());
        Assert.Equal(expected.Draft, actual.Draft with { Steps = expected.Draft.Steps });
        Assert.Equal(expected.Code.Sealed, actual.Code.Sealed.AsEnumerable());
        Assert.Equal(expected.Code, actual.Code with { Sealed = expected.Code.Sealed });
        Assert.Equal(expected.Delivery.Steps, actual.Delivery.Steps.AsEnumerable());
        Assert.Equal(expected.Delivery.Attempts, actual.Delivery.Attempts.AsEnumerable());
        Assert.Equal(expected.RoundTokens, actual.RoundTokens.AsEnumerable());
        Assert.Equal(expected.Verdicts, actual.Verdicts.AsEnumerable());
        Assert.Equal(expected.Events, actual.Events.AsEnumerable());
        var delivery = actual.Delivery with { Steps = expected.Delivery.Steps, Attempts = expected.Delivery.Attempts };
        Assert.Equal(expected.Delivery, delivery);
        Assert.Equal(expected, actual with
        {
            Draft = expected.Draft,
            Code = expected.Code,
            Delivery = expected.Delivery,
            RoundTokens = expected.RoundTokens,
            Verdicts = expected.Verdicts,
            Events = expected.Events,
        });
    }
}
