using System.Collections.Concurrent;

namespace OtpActors.Embedded.Mailboxes;

/// <summary>
/// Keeps the number of actors in memory within bounds: first in, first out, with a second chance for those that had a turn meanwhile.
/// An actor that just had a turn stays while as many others pass as the memory holds, so what it only remembers outlives the request.
/// </summary>
internal sealed class LiveActors(int max, TimeSpan idleAfter, TimeProvider time)
{
    /// <summary>How many may be asked to leave for one that comes.</summary>
    private const int AskedMax = 4;

    private readonly ConcurrentQueue<LiveActor> _line = new();
    private readonly long _idle = (long)idleAfter.TotalMilliseconds;
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>An actor came into memory. When there are too many, others leave.</summary>
    public void Enter(LiveActor actor)
    {
        var now = Now();
        LineUp(actor, now);
        Interlocked.Increment(ref _count);
        for (var asked = 0; asked < AskedMax && Count > max && _line.TryDequeue(out var oldest); asked++)
        {
            Ask(oldest, now, leave: oldest.LastTurn <= oldest.LinedUpAt);
        }
    }

    /// <summary>Lets those leave that had no turn for a while.</summary>
    public void Sweep()
    {
        var now = Now();
        var edge = now - _idle;
        while (_line.TryPeek(out var oldest) && oldest.LinedUpAt <= edge && _line.TryDequeue(out oldest))
        {
            Ask(oldest, now, leave: oldest.LastTurn <= edge);
        }
    }

    private void Ask(LiveActor actor, long now, bool leave)
    {
        if (leave && actor.TryLeave())
        {
            Interlocked.Decrement(ref _count);
        }
        else
        {
            LineUp(actor, now);
        }
    }

    private void LineUp(LiveActor actor, long now)
    {
        actor.LinedUpAt = now;
        _line.Enqueue(actor);
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
