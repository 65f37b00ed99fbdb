using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OtpActors.Delivery.Routing;

namespace OtpActors.Grains.Budgets;

/// <summary>Every other second: says how this silo's providers are doing, and does what operators said at whatever process.</summary>
internal sealed partial class ProviderReports(
    ProviderRouter router, IGrainFactory grains, ILocalSiloDetails silo, TimeProvider clock, ILogger<ProviderReports> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, ProviderSteer> _told = [];
    private ITimer? _timer;
    private int _busy;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (router.Lanes.Any(static lane => lane.Guard is not null))
        {
            _timer = clock.CreateTimer(_ => _ = RoundAsync(), null, TimeSpan.Zero, Every);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();

    private async Task RoundAsync()
    {
        if (Interlocked.Exchange(ref _busy, 1) == 1)
        {
            return;
        }

        foreach (var lane in router.Lanes)
        {
            if (lane.Guard is not { } guard)
            {
                continue;
            }

            try
            {
                await ReportAsync(lane, guard);
            }
#pragma warning disable CA1031 // A timer's round has nobody to throw to; the next one says the same again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogNotReported(guard.Name, e.GetType().Name);
            }
        }

        Volatile.Write(ref _busy, 0);
    }

    private async Task ReportAsync(Lane lane, GuardedProvider guard)
    {
        var told = _told.GetValueOrDefault(guard.Name);
        var now = guard.Health.Now;
        var said = await grains.GetGrain<IBudgetGrain>(guard.Name)
            .ReportAsync(new ProviderReport(silo.SiloAddress.ToString(), (int)now.State, now.Reason, now.Since, guard.UnderWay, told));
        if (said.Version > told.Version)
        {
            (lane.Enabled, lane.Weight) = (said.Enabled ?? lane.Enabled, said.Weight ?? lane.Weight);
            _told[guard.Name] = said;
        }
    }

    [LoggerMessage(4051, LogLevel.Debug, "How provider {Provider} is doing could not be reported: {Cause}.")]
    private partial void LogNotReported(string provider, string cause);
}
