using System.Diagnostics;

namespace OtpActors.Bench.Load.Driving;

/// <summary>
/// Says when the next request is due. Closed loop (rate 0): whenever a connection is free. Open loop: at a fixed rate, whatever
/// the server does; a request that had to wait for a connection is still measured from its due time.
/// </summary>
internal sealed class Pace(double perSecond, TimeSpan duration)
{
    private readonly long _duration = (long)(duration.TotalSeconds * Stopwatch.Frequency);
    private long _start;
    private long _taken;

    public void Start(long now) => _start = now;

    /// <summary>Takes the next due request, if any; <paramref name="due"/> is where its latency counts from.</summary>
    public bool TryTake(long now, out long due)
    {
        due = perSecond > 0 ? NextDue : now;
        if (due > now || due - _start >= _duration)
        {
            return false;
        }
        _taken++;
        return true;
    }

    public bool IsOver(long now) => (perSecond > 0 ? NextDue : now) - _start >= _duration;

    /// <summary>How long nothing can become due; null when only an answer can make a difference.</summary>
    public TimeSpan? Pause(long now) => perSecond > 0 && !IsOver(now) ? Stopwatch.GetElapsedTime(now, Math.Max(now, NextDue)) : null;

    private long NextDue => _start + (long)(_taken / perSecond * Stopwatch.Frequency);
}
