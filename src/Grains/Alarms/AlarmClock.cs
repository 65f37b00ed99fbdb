
namespace OtpActors.Grains.Alarms;

/// <summary>
/// When to wake the OTPs, or the pages of outboxes, of this silo that want it soon. In memory: who wants it later, or whose silo died, is woken by its
/// watch. One timer for all of them, since a grain timer each was a tenth of a send.
/// </summary>
internal sealed class AlarmClock : IDisposable
{
    /// <summary>How far ahead it looks; further away the watch does it.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<UInt128, long> _times = [];
    private readonly PriorityQueue<UInt128, long> _queue = new();
    private readonly Ringer _ringer;
    private readonly Func<UInt128, bool> _isHere;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;

    /// <summary>Starts it.</summary>
    /// <param name="ringer">Wakes them.</param>
    /// <param name="isHere">Whether somebody still belongs to this silo: whose cell has moved has a clock elsewhere by his next turn.</param>
    /// <param name="clock">The time.</param>
    public AlarmClock(Ringer ringer, Func<UInt128, bool> isHere, TimeProvider clock)
    {
        (_ringer, _isHere, _clock) = (ringer, isHere, clock);
        _timer = clock.CreateTimer(static self => ((AlarmClock)self!).Look(), this, Tick, Tick);
    }

    /// <summary>Somebody's time as it is now. A time that is over means that somebody died: at once, then with a pause.</summary>
    public void Set(UInt128 id, DateTimeOffset? at, DateTimeOffset now)
    {
        var time = at is { } wanted && wanted - now <= Near ? wanted.ToUnixTimeMilliseconds() : 0;
        lock (_gate)
        {
            if (time == 0)
            {
                _times.Remove(id);
                return;
            }

            if (_times.TryGetValue(id, out var set) && (set == time || (at <= now && set > now.ToUnixTimeMilliseconds())))
            {
                return;
            }

            _times[id] = time;
            _queue.Enqueue(id, time);
        }

        if (at <= now)
        {
            Look();
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _ringer.Dispose();
    }

    private void Look()
    {
        var now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        while (Next(now) is { } id)
        {
            _ringer.Ring(id);
        }
    }

    private UInt128? Next(long now)
    {
        lock (_gate)
        {
            while (_queue.TryPeek(out var id, out var time) && time <= now)
            {
                _queue.Dequeue();
                if (_times.TryGetValue(id, out var current) && current == time)
                {
                    if (_isHere(id))
                    {
                        // Should the ring come to nothing, the next turn of the OTP must not ring again at once.
                        _times[id] = now + (long)RetryPause.TotalMilliseconds;
                        _queue.Enqueue(id, now + (long)RetryPause.TotalMilliseconds);
                    }
                    else
                    {
                        _times.Remove(id);
                    }

                    return id;
                }
            }

            return null;
        }
    }
}
