using Microsoft.Extensions.Hosting;
using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Health;

/// <summary>Probes providers that are not up, until they are, and those that can be lost without a message (a linked session) now and then.</summary>
internal sealed class ProviderWatch(ProviderRouter router, TimeProvider clock) : IHostedService, IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ProbeMax = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly Watched[] _watched =
        [.. router.Lanes.Where(static lane => lane.Guard?.Inner.Probe is not null).Select(lane => new Watched(lane.Guard!, lane.Guard!.Inner.Probe!, clock))];

    private ITimer? _timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_watched.Length > 0)
        {
            _timer = clock.CreateTimer(_ => Look(), null, LookEvery, LookEvery);
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        await _stop.CancelAsync();
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _stop.Dispose();
    }

    private void Look()
    {
        foreach (var watched in _watched)
        {
            if (!_stop.IsCancellationRequested && watched.TryBegin())
            {
                _ = watched.ProbeAsync(_stop.Token);
            }
        }
    }

    private sealed class Watched(GuardedProvider guard, IProviderProbe probe, TimeProvider clock)
    {
        private long _lastAt = clock.GetTimestamp();
        private int _underWay;

        public bool TryBegin()
        {
            if (Volatile.Read(ref _underWay) != 0)
            {
                // A probe from before a break is not its trial.
                return false;
            }

            var due = guard.Health.Now.State == ProviderState.Up
                ? probe.Every is { } every && clock.GetElapsedTime(_lastAt) >= every
                : guard.Health.TryProbe();
            return due && Interlocked.Exchange(ref _underWay, 1) == 0;
        }

        public async Task ProbeAsync(CancellationToken stopping)
        {
            _lastAt = clock.GetTimestamp();
            using var timeout = new CancellationTokenSource(ProbeMax, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
            try
            {
                var fault = await probe.AskAsync(both.Token);
                if (!stopping.IsCancellationRequested)
                {
                    guard.Probed(fault);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // The host is stopping.
            }
#pragma warning disable CA1031 // Whatever a probe throws, the provider is not up.
            catch (Exception)
#pragma warning restore CA1031
            {
                guard.Probed(new SendOutcome.Unknown(UnknownReason.ConnectionLost));
            }
            finally
            {
                Volatile.Write(ref _underWay, 0);
            }
        }
    }
}
