using OtpActors.Delivery.Routing;

namespace OtpActors.Delivery.Health;

/// <summary>Shows the router's lanes to operators.</summary>
internal sealed class ProviderDesk(ProviderRouter router, TimeProvider clock) : IProviderDesk
{
    private readonly DateTimeOffset _start = clock.GetUtcNow();

    public ValueTask<IReadOnlyList<ProviderStatus>> ListAsync() => ValueTask.FromResult(List());

    public ValueTask<ProviderStatus?> SetAsync(string name, bool? enabled, int? weight) => ValueTask.FromResult(Set(name, enabled, weight));

    public IReadOnlyList<ProviderStatus> List() => [.. router.Lanes.OrderBy(static lane => lane.Order).Select(Of)];

    public ProviderStatus? Set(string name, bool? enabled, int? weight)
    {
        if (weight is { } asked)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(asked, nameof(weight));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(asked, 1_000, nameof(weight));
        }

        if (router.Lanes.FirstOrDefault(lane => lane.Provider.Name == name) is not { } found)
        {
            return null;
        }

        found.Enabled = enabled ?? found.Enabled;
        found.Weight = weight ?? found.Weight;
        return Of(found);
    }

    private ProviderStatus Of(Lane lane)
    {
        var now = lane.Guard?.Health.Now ?? new HealthSnapshot(ProviderState.Up, null, _start);
        return new ProviderStatus(
            lane.Provider.Name,
            lane.Configured?.Type ?? lane.Provider.Name,
            lane.Channels,
            lane.Enabled,
            Math.Max(0, lane.Order),
            lane.Weight,
            now.State,
            now.Reason,
            now.Since,
            lane.Guard?.UnderWay ?? 0,
            ProviderAdvice.For(now));
    }
}
