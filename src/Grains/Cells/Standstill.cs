namespace OtpActors.Grains.Cells;

/// <summary>
/// Whether this process stood still lately for so long that the others may have given it up: a frozen machine, a stopped process. What it remembers may be
/// out of date, and it does not know it yet; it will be told within seconds (docs/decisions/2026-11-21-frozen-silos.md).
/// </summary>
internal sealed class Standstill : IDisposable
{
    /// <summary>Longer than any pause of a healthy process, shorter than the others need to give a silo up.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromSeconds(8);

    /// <summary>How long to be wary after it.</summary>
    public static readonly TimeSpan Wary = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    private readonly CellMap _map;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private long _pulse;
    private long _wokeAt;
    private bool _stood;

    public Standstill(CellMap map, TimeProvider clock)
    {
        (_map, _clock) = (map, clock);
        _pulse = clock.GetTimestamp();
        _timer = clock.CreateTimer(static self => ((Standstill)self!).Beat(), this, Pulse, Pulse);
    }

    /// <summary>Whether it woke a moment ago, and is not alone.</summary>
    public bool Lately => Look(_clock.GetTimestamp()) && _map.Members.Count > 1;

    public void Dispose() => _timer.Dispose();

    private void Beat()
    {
        var now = _clock.GetTimestamp();
        Look(now);
        Volatile.Write(ref _pulse, now);
    }

    private bool Look(long now)
    {
        if (_clock.GetElapsedTime(Volatile.Read(ref _pulse), now) > Gap)
        {
            Volatile.Write(ref _wokeAt, now);
            Volatile.Write(ref _stood, true);
        }

        return Volatile.Read(ref _stood) && _clock.GetElapsedTime(Volatile.Read(ref _wokeAt), now) < Wary;
    }
}
