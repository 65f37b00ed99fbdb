using OtpActors.Delivery.Health;
using OtpActors.Delivery.Routing;
using OtpActors.Engine.Ports;

namespace OtpActors.Grains.Budgets;

/// <summary>The providers of the whole cluster, as any of its processes shows and steers them. What is said lasts until the last silo ends.</summary>
internal sealed class ClusterProviderDesk(ProviderRouter router, TimeProvider clock, IGrainFactory grains) : IProviderDesk
{
    private readonly ProviderDesk _here = new(router, clock);

    public IReadOnlyList<ProviderStatus> List() => _here.List();

    public async ValueTask<IReadOnlyList<ProviderStatus>> ListAsync() => await Task.WhenAll(_here.List().Select(SumAsync));

    public async ValueTask<ProviderStatus?> SetAsync(string name, bool? enabled, int? weight)
    {
        if (router.Lanes.FirstOrDefault(lane => lane.Provider.Name == name) is not { } lane)
        {
            return null;
        }

        if (lane.Guard is null)
        {
            return _here.Set(name, enabled, weight);
        }

        var steer = await AskAsync(name, budget => budget.SteerAsync(enabled, weight));
        var status = await SumAsync(_here.List().First(s => s.Name == name));
        return status with { Enabled = steer.Enabled ?? status.Enabled, Weight = steer.Weight ?? status.Weight };
    }

    private async Task<ProviderStatus> SumAsync(ProviderStatus here)
    {
        if (router.Lanes.All(lane => lane.Provider.Name != here.Name || lane.Guard is null) || await AskAsync(here.Name, static b => b.SumAsync()) is not { } sum)
        {
            return here;
        }

        return here with
        {
            Enabled = sum.Steer.Enabled ?? here.Enabled,
            Weight = sum.Steer.Weight ?? here.Weight,
            State = (ProviderState)sum.State,
            Reason = sum.Reason,
            Since = sum.Since,
            UnderWay = sum.UnderWay,
            Advice = (ProviderState)sum.State == here.State
                ? here.Advice
                : ProviderAdvice.For(new HealthSnapshot((ProviderState)sum.State, sum.Reason, sum.Since)),
        };
    }

    private async ValueTask<T> AskAsync<T>(string provider, Func<IBudgetGrain, ValueTask<T>> ask)
    {
        try
        {
            return await ask(grains.GetGrain<IBudgetGrain>(provider));
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            throw new StorageUnavailableException("The budget of a provider could not be asked: its silo may have died. Try again.", e);
        }
    }
}
