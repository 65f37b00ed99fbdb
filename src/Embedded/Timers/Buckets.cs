namespace OtpActors.Embedded.Timers;

/// <summary>Keys by the tenth of a second in which they want to be looked at: 16 bytes for each, nothing to take back.</summary>
internal sealed class Buckets
{
    private const long Width = 100;

    private readonly Dictionary<long, List<UInt128>> _buckets = [];
    private long _emptied = long.MinValue;

    /// <summary>Adds a key; a time that is over counts as the next bucket.</summary>
    /// <param name="key">The key.</param>
    /// <param name="at">Milliseconds since 1970.</param>
    /// <param name="now">The time, likewise.</param>
    public void Add(UInt128 key, long at, long now)
    {
        // The clock may have been set back since the last look: what is over counts from where it stands now.
        _emptied = Math.Min(_emptied, now / Width);
        var number = Math.Max((at + Width - 1) / Width, _emptied + 1);
        if (!_buckets.TryGetValue(number, out var bucket))
        {
            _buckets.Add(number, bucket = []);
        }

        bucket.Add(key);
    }

    /// <summary>Takes out all keys whose time has come.</summary>
    /// <param name="now">Milliseconds since 1970.</param>
    /// <param name="due">Where to.</param>
    public void TakeDue(long now, Queue<UInt128> due)
    {
        var last = now / Width;
        if (_emptied == long.MinValue || last - _emptied > _buckets.Count)
        {
            // The first look, or the clock jumped: fewer buckets than tenths of a second.
            foreach (var number in _buckets.Keys.Where(n => n <= last).Order().ToList())
            {
                Take(number, due);
            }
        }
        else
        {
            for (var number = _emptied + 1; number <= last; number++)
            {
                Take(number, due);
            }
        }

        _emptied = last;
    }

    private void Take(long number, Queue<UInt128> due)
    {
        if (_buckets.Remove(number, out var bucket))
        {
            bucket.ForEach(due.Enqueue);
        }
    }
}
