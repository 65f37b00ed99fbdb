using OtpActors.Domain.Workspaces;

namespace OtpActors.Grains.Budgets;

/// <summary>One provider's calls: how many are under way, and how many may begin in a second; and what silos and operators say of it.</summary>
[GrainType("otpactors.budget")]
internal sealed class BudgetGrain(TimeProvider clock) : Grain, IBudgetGrain
{
    /// <summary>Longer than a call to a provider may take: whoever held the lease has died.</summary>
    private static readonly TimeSpan Lapse = TimeSpan.FromSeconds(15);

    /// <summary>Who finds no room asks again so soon.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(100);

    /// <summary>A silo that has not reported for so long is gone.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, (ProviderReport Report, DateTimeOffset At)> _reports = [];
    private readonly Dictionary<long, DateTimeOffset> _leases = [];
    private ProviderSteer _steer;
    private TokenBucket? _rate;
    private long _last;

    public ValueTask<BudgetGrant> EnterAsync(int concurrencyMax, int perSecond)
    {
        var now = clock.GetUtcNow();
        if (_leases.Count >= concurrencyMax)
        {
            Forget(now);
        }

        if (_leases.Count >= concurrencyMax)
        {
            return ValueTask.FromResult(new BudgetGrant(0, AskAgain));
        }

        if (perSecond > 0)
        {
            var taken = (_rate ?? TokenBucket.Full(perSecond, now)).TryTake(perSecond, now, out var wait, out var rate);
            _rate = rate;
            if (!taken)
            {
                return ValueTask.FromResult(new BudgetGrant(0, wait));
            }
        }

        // Numbers of an earlier activation must not end leases of this one.
        _last = Math.Max(_last + 1, now.UtcTicks);
        _leases.Add(_last, now + Lapse);
        return ValueTask.FromResult(new BudgetGrant(_last, TimeSpan.Zero));
    }

    public Task LeaveAsync(long lease)
    {
        _leases.Remove(lease);
        return Task.CompletedTask;
    }

    public ValueTask<ProviderSteer> ReportAsync(ProviderReport report)
    {
        var now = clock.GetUtcNow();
        _reports[report.Silo] = (report, now);
        foreach (var (silo, (_, at)) in _reports)
        {
            if (now - at > Fresh)
            {
                _reports.Remove(silo);
            }
        }

        if (report.Steer.Version > _steer.Version)
        {
            // This activation is younger than what was said.
            _steer = report.Steer;
        }

        return ValueTask.FromResult(_steer);
    }

    public ValueTask<ProviderReport?> SumAsync()
    {
        var now = clock.GetUtcNow();
        var fresh = _reports.Values.Where(r => now - r.At <= Fresh).Select(static r => r.Report).ToArray();
        var sum = fresh.Length == 0 ? null
            : fresh.MaxBy(static r => r.State)! with { Silo = "", UnderWay = fresh.Sum(static r => r.UnderWay), Steer = _steer };
        return ValueTask.FromResult(sum);
    }

    public ValueTask<ProviderSteer> SteerAsync(bool? enabled, int? weight)
    {
        _steer = new ProviderSteer(Math.Max(_steer.Version + 1, clock.GetUtcNow().UtcTicks), enabled ?? _steer.Enabled, weight ?? _steer.Weight);
        return ValueTask.FromResult(_steer);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (lease, until) in _leases)
        {
            if (until <= now)
            {
                _leases.Remove(lease);
            }
        }
    }
}
