namespace OtpActors.Http.Metrics;

/// <summary>One metric and its series. Reading a known series takes no lock and allocates nothing.</summary>
/// <param name="name">The name in the text format.</param>
/// <param name="help">What it measures.</param>
/// <param name="kind">Its type.</param>
/// <param name="absolute">Whether a measurement is the value itself, not a change of it.</param>
/// <param name="bounds">A histogram's upper bounds, ascending; empty otherwise.</param>
internal sealed class MetricFamily(string name, string help, MetricKind kind, bool absolute, IReadOnlyList<double> bounds)
{
    /// <summary>Most series of one metric; what comes later is counted together (A88).</summary>
    public const int SeriesMax = 500;

    private readonly Lock _writing = new();
    private Dictionary<int, MetricSeries[]> _byHash = [];
    private MetricSeries[] _all = [];
    private MetricSeries? _overflow;

    public string Name => name;

    public string Help => help;

    public MetricKind Kind => kind;

    public IReadOnlyList<double> Bounds => bounds;

    public IReadOnlyList<MetricSeries> Series => Volatile.Read(ref _all);

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var series = Find(tags);
        switch (kind)
        {
            case MetricKind.Histogram:
                series.Observe(value);
                break;
            case MetricKind.Counter or MetricKind.Gauge when absolute:
                series.Set(value);
                break;
            case MetricKind.Counter or MetricKind.Gauge:
                series.Add(value);
                break;
        }
    }

    private MetricSeries Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = default(HashCode);
        foreach (var (_, value) in tags)
        {
            hash.Add(value);
        }

        var key = hash.ToHashCode();
        return Find(Volatile.Read(ref _byHash), key, tags) ?? Make(key, tags);
    }

    private static MetricSeries? Find(Dictionary<int, MetricSeries[]> byHash, int key, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var series in byHash.GetValueOrDefault(key, []))
        {
            if (series.Has(tags))
            {
                return series;
            }
        }

        return null;
    }

    private MetricSeries Make(int key, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_writing)
        {
            if (Find(_byHash, key, tags) is { } made)
            {
                return made;
            }

            if (_all.Length >= SeriesMax)
            {
                return _overflow ??= Publish(new MetricSeries([new("overflow", "true")], bounds));
            }

            var series = Publish(new MetricSeries(tags.ToArray(), bounds));
            Volatile.Write(ref _byHash, new(_byHash) { [key] = [.. _byHash.GetValueOrDefault(key, []), series] });
            return series;
        }
    }

    private MetricSeries Publish(MetricSeries series)
    {
        Volatile.Write(ref _all, [.. _all, series]);
        return series;
    }
}
