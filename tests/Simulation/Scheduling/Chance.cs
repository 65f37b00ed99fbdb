namespace OtpActors.Simulation.Tests.Scheduling;

/// <summary>Everything that could go one way or another, from one seed (SplitMix64: the same on every runtime, for ever).</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed * 0x9E3779B97F4A7C15;

    /// <summary>0 to <paramref name="end"/> - 1.</summary>
    public int Below(int end) => (int)(Next() % (ulong)end);

    public bool Percent(int percent) => Below(100) < percent;

    public bool OneIn(int count) => Below(count) == 0;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>A span of whole milliseconds, both ends included.</summary>
    public TimeSpan Milliseconds(int from, int to) => TimeSpan.FromMilliseconds(from + Below(to - from + 1));

    public void Fill(Span<byte> bytes)
    {
        foreach (ref var one in bytes)
        {
            one = (byte)Below(256);
        }
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
