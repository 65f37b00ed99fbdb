using System.Collections.Immutable;
using OtpActors.Domain.Credits;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Destinations;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Journals;
using OtpActors.Domain.Watches;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Credits;
using OtpActors.Engine.Journals;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Tests.Actors;
using OtpActors.Engine.Watches;
using OtpActors.Engine.Workspaces;
using OtpActors.Testing.Rules;

namespace OtpActors.Engine.Tests.Workspaces;

/// <summary>What version 1 wrote; later builds must read it (A98). Damage is refused, or read as something that can be worked with (A99).</summary>
public sealed class TenancyFormatTests
{
    private const string WorkspaceHex =
        "01030541636d65808ce9ef9f340561636d6501010a030a0201e0d4030580dddb01140003646580b89929904e020ae0d4033280dddb01010344450103"
        + "415401022a0206626c6b5f3106343931353100000000000000000000000000000000072b3439313531030870756d70696e67808ce9ef9f340006626c"
        + "6b5f320007000000000000000000000000000000062b2a2a32330101808ce9ef9f340180c48299a03401010203494e03f50302640a030301066b6579"
        + "5f310573686f70050000000000000000000000000000000600000000000000000000000000000007808ce9ef9f340180fc9bc2a034010180e9c4f19f"
        + "34";
    private const string RegistryHex =
        "0109010561636d6508808ce9ef9f34";
    private const string JournalHex =
        "01220220808ce9ef9f34076368617267650773797374656d066f74705f3107736d7320444501030721808ce9ef9f34046164640661646d696e000000"
        + "050c";
    private const string SheetHex =
        "01808ca8cfa0350220808ce9ef9f34076368617267650773797374656d066f74705f3107736d7320444501030721808ce9ef9f34046164640661646d"
        + "696e000000050c";
    private const string WatchHex =
        "0101808ce9ef9f340101083134313535353564020405010203444501d80409808ce9ef9f3480e9c4f19f34";
    private const string AccountHex =
        "010caaa2010301efcdab000000000006000000000000004d0103808ce9ef9f34010a696e766f6963652d37220220808ce9ef9f340763686172676507"
        + "73797374656d066f74705f3107736d7320444501030721808ce9ef9f34046164640661646d696e000000050c";

    private static readonly DateTimeOffset Noon = Samples.Noon;

    private static Workspace Workspace { get; } = new(
        WorkspaceSettings.Default with
        {
            Id = DeskRig.Acme,
            Locale = "de",
            Destinations = new DestinationRules(
                ["DE"], ["AT"], ["*"],
                [
                    new DestinationRule("blk_1", "49151", null, "+49151", DestinationAction.Deny, "pumping", Noon, null),
                    new DestinationRule("blk_2", null, 7, "+**23", DestinationAction.Allow, "", Noon, Noon.AddDays(1)),
                ]),
            Credit = new CreditPolicy([new Price(Channel.Sms, "IN", 3)], 500, [100, 10]),
            Watch = WatchPolicy.Strict,
        },
        "Acme",
        Noon,
        3,
        [new AccessKey("key_1", "shop", new KeyDigest(5, 6), 7, Noon, Noon.AddDays(2), true, Noon.AddHours(1))]);

    private static ImmutableArray<JournalEntry> Entries { get; } =
        [new JournalEntry(32, Noon, "charge", "system", "otp_1", "sms DE", -3, 7), new JournalEntry(33, Noon, "add", "admin", null, null, 5, 12)];

    private static Sheet Sheet { get; } = new(Entries, Noon.AddDays(400));

    private static Journal Journal { get; } = new(34, Entries);

    private static RegistryState Registry { get; } = new(9, [new RegistryState.Entry(DeskRig.Acme, 8, Noon)]);

    private static WatchState Watch { get; } = new(
        [new WatchSlice(Noon, [new WatchCount(WatchKind.Prefix, "1415555", 100, 2)], 4, 5)],
        [new WatchAlarm(WatchKind.Country, "DE", true, 600, 9, Noon, Noon.AddHours(1))]);

    private static AccountState Account { get; } = new(
        12, 20_778, 3, [new OpenCharge(new ChargeId(Samples.Otp(6), 77, 1), 3, Noon)], ["invoice-7"], Journal);

    [Fact]
    public void Workspace_Golden_A98() => AssertGolden(new WorkspaceActor(), Workspace, WorkspaceHex);

    [Fact]
    public void Registry_Golden_A98() => AssertGolden(new RegistryActor(), Registry, RegistryHex);

    [Fact]
    public void Journal_Golden_A98() => AssertGolden(new JournalActor(), Journal, JournalHex);

    [Fact]
    public void Sheet_Golden_A98() => AssertGolden(new SheetActor(), Sheet, SheetHex);

    [Fact]
    public void Watch_Golden_A98() => AssertGolden(new WatchActor(), Watch, WatchHex);

    [Fact]
    public void Account_Golden_A98() => AssertGolden(new AccountActor(), Account, AccountHex);

    [Fact]
    public void Damage_IsRefusedOrCanBeWorkedWith_A99()
    {
        Stored.AssertSurvivesDamage(new WorkspaceActor(), Workspace, static w => w.Settings.Destinations.Judge(Verification.FlowRig.Phone, 7, Noon));
        Stored.AssertSurvivesDamage(new RegistryActor(), Registry, static r => new RegistryActor().Decide(r, new RegistryRequest.Touch(WorkspaceId.Default), Noon));
        Stored.AssertSurvivesDamage(new JournalActor(), Journal, static j => new JournalActor().Decide(j, new JournalRequest.Append(Entries), Noon));
        Stored.AssertSurvivesDamage(new SheetActor(), Sheet, static s => new SheetActor().Decide(s, SheetRequest.Read, Noon));
        Stored.AssertSurvivesDamage(
            new WatchActor(), Watch, static w => new WatchActor().Decide(w, new WatchRequest.Report(new WatchReport([], 1, 1), WatchPolicy.Strict), Noon));
        Stored.AssertSurvivesDamage(
            new AccountActor(), Account, static a => new AccountActor().Decide(a, new AccountCommand.Charge(new ChargeId(Samples.Otp(8), 0, 0), 1, null, [], ""), Noon));
    }

    private static void AssertGolden<TState, TRequest, TAnswer>(IActor<TState, TRequest, TAnswer> actor, TState state, string hex)
        where TState : class
    {
        Assert.Equal(hex, Convert.ToHexStringLower(Stored.Write(actor, state)));
        Assert.Equal(hex, Convert.ToHexStringLower(Stored.Write(actor, Stored.Read(actor, Convert.FromHexString(hex)))));
    }
}
