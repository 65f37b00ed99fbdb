using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OtpActors.Delivery.Routing;

namespace OtpActors.Grains.Budgets;

/// <summary>
/// Asks the cluster's budget before every call of a provider. While the budget cannot be asked, because its silo died or hangs, every silo goes on with its
/// own part: the provider's bound divided by the silos, at least one call.
/// </summary>
internal sealed partial class ClusterBudget(IGrainFactory grains, ISiloStatusOracle silos, TimeProvider clock, ILogger<ClusterBudget> logger) : IProviderBudget
{
    /// <summary>A lease that nobody gave: the silo's own part.</summary>
    private const long Own = 0;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AloneFor = TimeSpan.FromSeconds(3);

    /// <summary>Until when each provider's budget is not asked; there are no more than providers.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _alone = new();

    public async ValueTask<long?> EnterAsync(string provider, int concurrencyMax, int perSecond, int underWay, CancellationToken cancellationToken)
    {
        var enough = clock.GetUtcNow() + Patience;
        while (true)
        {
            if (_alone.TryGetValue(provider, out var until) && clock.GetUtcNow() < until)
            {
                return Alone(concurrencyMax, underWay);
            }

            BudgetGrant grant;
            var asked = grains.GetGrain<IBudgetGrain>(provider).EnterAsync(concurrencyMax, perSecond).AsTask();
            try
            {
                grant = await asked.WaitAsync(AnswerMax, clock, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                _ = GiveBackAsync(provider, asked);
                return null;
            }
            catch (Exception e) when (e is TimeoutException or OrleansException)
            {
                _ = GiveBackAsync(provider, asked);
                LogAlone(provider, e.GetType().Name);
                _alone[provider] = clock.GetUtcNow() + AloneFor;
                return Alone(concurrencyMax, underWay);
            }

            if (grant.Lease != 0)
            {
                return grant.Lease;
            }

            if (clock.GetUtcNow() + grant.Wait > enough || !await WaitAsync(grant.Wait, cancellationToken))
            {
                return null;
            }
        }
    }

    public void Leave(string provider, long lease)
    {
        if (lease != Own)
        {
            _ = grains.GetGrain<IBudgetGrain>(provider).LeaveAsync(lease);
        }
    }

    /// <summary>Nobody waits for this answer any more: what it grants is not used.</summary>
    private async Task GiveBackAsync(string provider, Task<BudgetGrant> asked)
    {
        try
        {
            Leave(provider, (await asked).Lease);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            // Nothing was granted, or it lapses.
        }
    }

    private long? Alone(int concurrencyMax, int underWay)
    {
        var part = Math.Max(1, concurrencyMax / Math.Max(1, silos.GetApproximateSiloStatuses(onlyActive: true).Count));
        return underWay <= part ? Own : null;
    }

    private async ValueTask<bool> WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(wait, clock, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(4050, LogLevel.Warning, "The budget of provider {Provider} cannot be asked ({Cause}); this silo goes on with its own part of it.")]
    private partial void LogAlone(string provider, string cause);
}
