using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Routing;

namespace OtpActors.Grains.Tests.Budgets;

/// <summary>What all silos together may do to a provider.</summary>
public sealed class ClusterBudgetTests
{
    /// <summary>How long, in real time, to wait for what follows from one step of the clock. Reached at steps from which nothing follows.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task Enter_FromTwoSilos_NeverMoreThanTheBoundTogether()
    {
        await using var rig = await ClusterRig.StartedAsync(silos: 2);
        var budgets = rig.Cluster.Silos.Select(static s => s.ServiceProvider.GetRequiredService<IProviderBudget>()).ToArray();

        var first = await EnterAsync(budgets[0], 2);
        var second = await EnterAsync(budgets[1], 2);
        var third = EnterAsync(budgets[0], 2);
        Assert.False(third.IsCompleted);
        budgets[1].Leave("acme", second!.Value);
        var entered = await UntilAsync(rig, third);

        Assert.NotNull(first);
        Assert.NotNull(entered);
        Assert.Null(await UntilAsync(rig, EnterAsync(budgets[1], 2)));
    }

    [Fact]
    public async Task Enter_LeaseWhoseHolderDied_LapsesAfterFifteenSeconds()
    {
        await using var rig = await ClusterRig.StartedAsync();
        var budget = rig.Services.GetRequiredService<IProviderBudget>();
        await EnterAsync(budget, 1);
        Assert.Null(await UntilAsync(rig, EnterAsync(budget, 1)));

        rig.Clock.Advance(TimeSpan.FromSeconds(15));

        Assert.NotNull(await EnterAsync(budget, 1));
    }

    [Fact]
    public async Task Enter_FasterThanTheRate_WaitsForItsTurn()
    {
        await using var rig = await ClusterRig.StartedAsync(silos: 2);
        var budgets = rig.Cluster.Silos.Select(static s => s.ServiceProvider.GetRequiredService<IProviderBudget>()).ToArray();
        await EnterAsync(budgets[0], 100, perSecond: 2);
        await EnterAsync(budgets[1], 100, perSecond: 2);

        var third = EnterAsync(budgets[0], 100, perSecond: 2);
        Assert.False(third.IsCompleted);

        var start = rig.Clock.Now;
        Assert.NotNull(await UntilAsync(rig, third));
        Assert.InRange(rig.Clock.Now - start, TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Enter_GivenUpWhileAsking_KeepsNoLease()
    {
        await using var rig = await ClusterRig.StartedAsync();
        var budget = rig.Services.GetRequiredService<IProviderBudget>();

        for (var i = 0; i < 20; i++)
        {
            Assert.Null(await budget.EnterAsync("acme", 20, 0, 1, new CancellationToken(canceled: true)));
        }

        Assert.NotEqual(0, await UntilAsync(rig, EnterAsync(budget, 20)) ?? 0);
    }

    private static Task<long?> EnterAsync(IProviderBudget budget, int concurrencyMax, int perSecond = 0) =>
        budget.EnterAsync("acme", concurrencyMax, perSecond, 1, CancellationToken.None).AsTask();

    /// <summary>Moves the clock in small steps until the answer is there.</summary>
    private static async Task<long?> UntilAsync(ClusterRig rig, Task<long?> entering)
    {
        for (var step = 0; step < 100 && !entering.IsCompleted; step++)
        {
            rig.Clock.Advance(TimeSpan.FromMilliseconds(100));
            var started = TimeProvider.System.GetTimestamp();
            while (!entering.IsCompleted && TimeProvider.System.GetElapsedTime(started) < Patience)
            {
                await Task.Yield();
            }
        }

        Assert.True(entering.IsCompleted, "It never answered.");
        return await entering;
    }
}
