using Microsoft.Extensions.DependencyInjection;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Grains.Front;

namespace OtpActors.Grains.Tests.Rates;

/// <summary>Sends per second over the whole cluster.</summary>
public sealed class ClusterSendRatesTests
{
    /// <summary>Above 200 a second a process takes blocks: many who come together share one, and none of it is lost between them.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(400)]
    public async Task Take_AsManyAtOnceAsTheBucketHolds_AreAllAllowed(int perSecond)
    {
        await using var rig = await ClusterRig.StartedAsync();
        var rates = rig.Services.GetRequiredService<ISendRates>();

        var waits = await Task.WhenAll(
            Enumerable.Range(0, perSecond + 1).Select(_ => Task.Run(async () => await rates.TakeAsync(WorkspaceId.Default, perSecond))));

        Assert.Equal(perSecond, waits.Count(static w => w == TimeSpan.Zero));
    }

    [Fact]
    public async Task Peek_OfSendsThatOtherSilosDrove_SaysWhatTheyTold()
    {
        await using var rig = await ClusterRig.StartedAsync();
        var rates = rig.Services.GetRequiredService<ISendRates>();

        rig.Services.GetRequiredService<RemoteRates>().Note(WorkspaceId.Default, 7, TimeSpan.FromSeconds(1));

        Assert.Equal((7, TimeSpan.FromSeconds(1)), rates.Peek(WorkspaceId.Default, 10));
    }
}
