using OtpActors.Domain.Identity;

namespace OtpActors.Grains.Alarms;

/// <summary>
/// When to wake the OTPs of this silo that want it soon. In memory: an OTP that wants it later, or whose silo died, is woken by its watch. One timer for
/// all of them, since a grain timer each was a tenth of a send.
/// </summary>
internal sealed class AlarmClock : IDisposable
{
    /// <summary>How far ahead it looks; further away the watch does it.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<OtpId, long> _times = [];
    private readonly PriorityQueue<OtpId, long> _queue = new();
    private readonly Ringer _ringer;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;

    public AlarmClock(Ringer ringer, TimeProvider clock)
    {
        (_ringer, _clock) = (ringer, clock);
        _timer = clock.CreateTimer(static self => ((AlarmClock)self!).Look(), this, Tick, Tick);
    }

    /// <summary>An OTP's time as it is now. A time that is over means that somebody died: at once, then with a pause.</summary>
    public void Set(OtpId otp, DateTimeOffset? at, DateTimeOffset now)
    {
        var time = at is { } wanted && wanted - now <= Near ? wanted.ToUnixTimeMilliseconds() : 0;
        lock (_gate)
        {
            if (time == 0)
            {
                _times.Remove(otp);
                return;
            }

            if (_times.TryGetValue(otp, out var set) && (set == time || (at <= now && set > now.ToUnixTimeMilliseconds())))
            {
                return;
            }

            _times[otp] = time;
            _queue.Enqueue(otp, time);
        }

        if (at <= now)
        {
            Look();
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        while (Next(now) is { } otp)
        {
            _ringer.Ring(otp);
        }
    }

    private OtpId? Next(long now)
    {
        lock (_gate)
        {
            while (_queue.TryPeek(out var otp, out var time) && time <= now)
            {
                _queue.Dequeue();
                if (_times.TryGetValue(otp, out var current) && current == time)
                {
                    // Should the ring come to nothing, the next turn of the OTP must not ring again at once.
                    _times[otp] = now + (long)RetryPause.TotalMilliseconds;
                    _queue.Enqueue(otp, now + (long)RetryPause.TotalMilliseconds);
                    return otp;
                }
            }

            return null;
        }
    }
}
