namespace OtpActors.Grains.Activations;

/// <summary>
/// Lets actors go that nobody asked for a while. Orleans' own collector puts each activation into a dictionary, and with the working set before it
/// that was more than a tenth of a send; here an actor is an entry in the list of the second in which it is looked at next.
/// </summary>
internal sealed class IdleActors : IDisposable
{
    /// <summary>How long an actor stays when memory is short: longer than a send or a check takes.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, List<IIdleActor>> _slots = [];
    private readonly TimeSpan _idleAfter;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private long _next;

    public IdleActors(OtpActorsClusterOptions options, TimeProvider clock)
    {
        (_idleAfter, _clock) = (options.IdleAfter, clock);
        _next = SlotOf(clock.GetUtcNow());
        _timer = clock.CreateTimer(static self => ((IdleActors)self!).Look(), this, Tick, Tick);
    }

    /// <summary>An actor came to memory.</summary>
    public void Add(IIdleActor actor) => Add(actor, _clock.GetUtcNow() + _idleAfter);

    public void Dispose() => _timer.Dispose();

    private static long SlotOf(DateTimeOffset at) => at.ToUnixTimeSeconds();

    /// <summary>Above nine tenths of what the process may use (the collector's own threshold) it no longer pays to remember.</summary>
    private static bool IsMemoryShort() => GC.GetGCMemoryInfo() is { HighMemoryLoadThresholdBytes: > 0 and var threshold, MemoryLoadBytes: var load } && load >= threshold;

    private void Add(IIdleActor actor, DateTimeOffset at)
    {
        lock (_gate)
        {
            var slot = Math.Max(SlotOf(at), _next);
            if (!_slots.TryGetValue(slot, out var actors))
            {
                _slots.Add(slot, actors = []);
            }

            actors.Add(actor);
        }
    }

    private void Look()
    {
        var now = _clock.GetUtcNow();
        var idleAfter = IsMemoryShort() && _idleAfter > Short ? Short : _idleAfter;
        foreach (var actor in Due(SlotOf(now), idleAfter < _idleAfter))
        {
            var due = actor.LastTurn + idleAfter;
            if (due > now)
            {
                Add(actor, due);
            }
            else
            {
                actor.Leave();
            }
        }
    }

    private List<IIdleActor> Due(long now, bool all)
    {
        lock (_gate)
        {
            var due = new List<IIdleActor>();
            foreach (var slot in _slots.Keys.Where(slot => all || slot <= now).Order().ToArray())
            {
                due.AddRange(_slots[slot]);
                _slots.Remove(slot);
            }

            _next = now + 1;
            return due;
        }
    }
}
