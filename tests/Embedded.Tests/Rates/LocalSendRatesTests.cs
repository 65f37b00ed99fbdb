using OtpActors.Domain.Identity;
using OtpActors.Embedded.Rates;
using OtpActors.Testing;

namespace OtpActors.Embedded.Tests.Rates;

public sealed class LocalSendRatesTests
{
    [Fact]
    public async Task TakeAsync_MoreThanTheRate_WaitsForTheNextToken()
    {
        var time = new ManualTime();
        var rates = new LocalSendRates(time);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(TimeSpan.Zero, await rates.TakeAsync(WorkspaceId.Default, 10));
        }

        Assert.Equal(TimeSpan.FromMilliseconds(100), await rates.TakeAsync(WorkspaceId.Default, 10));
        Assert.Equal((0, TimeSpan.FromSeconds(1)), rates.Peek(WorkspaceId.Default, 10));
        time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal((5, TimeSpan.FromMilliseconds(500)), rates.Peek(WorkspaceId.Default, 10));
        Assert.Equal(TimeSpan.Zero, await rates.TakeAsync(WorkspaceId.Default, 10));
    }

    [Fact]
    public async Task TakeAsync_InParallel_GrantsExactlyTheRate()
    {
        var rates = new LocalSendRates(new ManualTime());
        var waits = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => rates.TakeAsync(WorkspaceId.Default, 100).AsTask())));
        Assert.Equal(100, waits.Count(static w => w == TimeSpan.Zero));
    }
}
