using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Conformance;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Inbox;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Tests.Inbox;

/// <summary>The sandbox's messages, each kept by the silo that it left through.</summary>
public sealed class InboxTests
{
    private const int Phones = 30;

    [Fact]
    public async Task Find_AskedOnAnySilo_ShowsTheMessagesOfAll_NewestFirst()
    {
        await using var rig = await ClusterRig.SettledAsync(silos: 3);
        var doors = rig.OnEach<IVerification>();
        var sent = new List<OtpId>();
        for (var n = 0; n < Phones; n++)
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
            var told = await doors[n % 3].SendAsync(WorkspaceId.Default, new SendRequest(EngineRig.Phone($"+9991{1_000_000 + n}")), null, CancellationToken.None);
            sent.Insert(0, told.Value!.Otp);
        }

        var shares = new List<int>();
        var grains = rig.Services.GetRequiredService<IGrainFactory>();
        foreach (var silo in rig.Cluster.Silos)
        {
            var told = await grains.GetGrain<IInboxGrain>(InboxKey.Of(silo.SiloAddress)).LookAsync(new Parcel(new InboxQuestion(null, 100)));
            shares.Add(((InboxAnswer)told.Message!).Messages.Count);
        }

        Assert.Equal((3, Phones), (shares.Count, shares.Sum()));
        Assert.DoesNotContain(0, shares);
        foreach (var inbox in rig.OnEach<ISandboxInbox>())
        {
            Assert.Equal(sent, (await inbox.FindAsync(null, 100)).Select(static m => m.OtpId));
            Assert.Equal(sent[..10], (await inbox.FindAsync(null, 10)).Select(static m => m.OtpId));
            Assert.Equal(sent[^1], Assert.Single(await inbox.FindAsync(EngineRig.Phone("+99911000000"), 100)).OtpId);
            Assert.Empty(await inbox.FindAsync(EngineRig.Phone("+99911999999"), 100));
            Assert.Empty(await inbox.FindAsync(null, 0));
        }
    }
}
