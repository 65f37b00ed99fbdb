using OtpActors.Domain.Workspaces;

namespace OtpActors.Grains.Rates;

/// <summary>The bucket of one workspace's sends.</summary>
[GrainType("otpactors.rate")]
[PreferLocalPlacement]
internal sealed class RateGrain(TimeProvider clock) : Grain, IRateGrain
{
    private TokenBucket? _bucket;

    public ValueTask<RateGrant> TakeAsync(int perSecond, int count)
    {
        var now = clock.GetUtcNow();
        var bucket = _bucket ?? TokenBucket.Full(perSecond, now);
        var (granted, wait) = (0, TimeSpan.Zero);
        while (granted < count && bucket.TryTake(perSecond, now, out wait, out bucket))
        {
            granted++;
        }

        _bucket = bucket;
        var left = Math.Max(0, bucket.Tokens);
        var reset = TimeSpan.FromSeconds((perSecond - left) / perSecond);
        return ValueTask.FromResult(new RateGrant(granted, granted > 0 ? TimeSpan.Zero : wait, (int)left, reset));
    }
}
