namespace OtpActors.Http.Metrics;

/// <summary>One combination of tags of a metric, and its numbers so far. Any number of threads may record at once.</summary>
internal sealed class MetricSeries(KeyValuePair<string, object?>[] tags, IReadOnlyList<double> bounds)
{
    private readonly long[] _buckets = new long[bounds.Count + 1];
    private double _value;

    public KeyValuePair<string, object?>[] Tags => tags;

    /// <summary>The value; a histogram's sum.</summary>
    public double Value => Volatile.Read(ref _value);

    public long Bucket(int index) => Volatile.Read(ref _buckets[index]);

    public void Set(double value) => Volatile.Write(ref _value, value);

    public void Add(double value)
    {
        var seen = _value;
        while (true)
        {
            var before = Interlocked.CompareExchange(ref _value, seen + value, seen);
            if (before.Equals(seen))
            {
                return;
            }

            seen = before;
        }
    }

    public void Observe(double value)
    {
        var index = 0;
        while (index < bounds.Count && value > bounds[index])
        {
            index++;
        }

        Interlocked.Increment(ref _buckets[index]);
        Add(value);
    }

    public bool Has(ReadOnlySpan<KeyValuePair<string, object?>> others)
    {
        if (others.Length != tags.Length)
        {
            return false;
        }

        for (var i = 0; i < others.Length; i++)
        {
            if (others[i].Key != tags[i].Key || !Equals(others[i].Value, tags[i].Value))
            {
                return false;
            }
        }

        return true;
    }
}
