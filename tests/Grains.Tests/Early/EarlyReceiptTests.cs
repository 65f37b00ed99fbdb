using Microsoft.Extensions.DependencyInjection;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;

namespace OtpActors.Grains.Tests.Early;

/// <summary>A receipt that beats its provider's answer and comes to another silo.</summary>
public sealed class EarlyReceiptTests
{
    private static readonly ReferenceKey Key = new((UInt128)31 << 90 | 7);

    [Fact]
    public async Task Take_AtAnotherSilo_GivesWhatWasKeptOnce()
    {
        await using var rig = await ClusterRig.StartedAsync(silos: 2);
        var silos = rig.Cluster.Silos.Select(static s => s.ServiceProvider.GetRequiredService<IEarlyReceipts>()).ToArray();

        await silos[0].KeepAsync(Key, new EarlyReceipt(ReceiptState.Sent, null));
        await silos[0].KeepAsync(Key, new EarlyReceipt(ReceiptState.Failed, "undelivered"));

        Assert.Equal([ReceiptState.Sent, ReceiptState.Failed], (await silos[1].TakeAsync(Key)).Select(static r => r.State));
        Assert.Empty(await silos[0].TakeAsync(Key));
    }

    [Fact]
    public async Task Take_AfterFifteenSeconds_GivesNothing()
    {
        await using var rig = await ClusterRig.StartedAsync();
        var early = rig.Services.GetRequiredService<IEarlyReceipts>();
        await early.KeepAsync(Key, new EarlyReceipt(ReceiptState.Sent, null));

        rig.Clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Empty(await early.TakeAsync(Key));
    }
}
