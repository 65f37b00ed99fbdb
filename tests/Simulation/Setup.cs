using System.Collections.Immutable;
using OtpActors.Domain.Phones;
using OtpActors.Domain.Workspaces;
using OtpActors.Simulation.Tests.Scheduling;

namespace OtpActors.Simulation.Tests;

/// <summary>What kind of world a seed makes: its limits, and which troubles it has.</summary>
internal sealed record Setup(
    ulong Seed,
    WorkspaceSettings Settings,
    int FrontEnds,
    int Phones,
    int Steps,
    bool Crashes,
    bool FailingCommits,
    bool SlowDisk,
    bool Overloads,
    bool Freezes,
    bool Evictions,
    bool LateAlarms,
    bool BadProviders,
    bool BadReceipts,
    bool LongPauses,
    bool Webhooks)
{
    private static readonly ImmutableArray<PhoneWindow>[] Windows =
    [
        PhonePolicy.Standard.Windows,
        PhonePolicy.Standard.Windows,
        [],
        [new PhoneWindow(2, TimeSpan.FromSeconds(10))],
        [new PhoneWindow(3, TimeSpan.FromSeconds(60)), new PhoneWindow(8, TimeSpan.FromSeconds(600))],
        [new PhoneWindow(1, TimeSpan.FromSeconds(5))],
    ];

    /// <summary>Nothing but the clients goes wrong: what must hold, holds without an excuse.</summary>
    public bool Calm => !(Crashes || FailingCommits || SlowDisk || Overloads || Freezes);

    public static Setup Of(ulong seed)
    {
        var chance = new Chance(seed ^ 0x5E7);
        var settings = WorkspaceSettings.Default with
        {
            SendsPerSecond = 0,
            CustomCodes = true,
            Sms = chance.Percent(90),
            Phone = new PhonePolicy(chance.Pick(Windows), 3 + chance.Below(15), TimeSpan.FromHours(24)),
        };
        var calm = chance.OneIn(6);
        bool Trouble(int percent) => chance.Percent(percent) && !calm;
        return new Setup(
            seed,
            settings,
            FrontEnds: chance.Percent(30) ? 2 : 1,
            Phones: 1 + chance.Below(3),
            Steps: 20 + chance.Below(60),
            Crashes: Trouble(60),
            FailingCommits: Trouble(40),
            SlowDisk: Trouble(40),
            Overloads: Trouble(30),
            Freezes: Trouble(20),
            Evictions: chance.Percent(60),
            LateAlarms: chance.Percent(40),
            BadProviders: chance.Percent(70),
            BadReceipts: chance.Percent(60),
            LongPauses: chance.OneIn(12),
            Webhooks: chance.Percent(70));
    }
}
