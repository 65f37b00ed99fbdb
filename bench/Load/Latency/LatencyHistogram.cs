using System.Numerics;

namespace OtpActors.Bench.Load.Latency;

/// <summary>
/// Counts durations (microseconds) in log-linear buckets: 128 per power of two, so a percentile is at most 0.8 % too high
/// and recording is one addition, whatever the value.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int SubBucketBits = 7;
    private const int SubBuckets = 1 << SubBucketBits;

    private readonly long[] _counts = new long[(63 - SubBucketBits + 1) * SubBuckets];

    public long Count { get; private set; }

    public long Max { get; private set; }

    public void Record(long microseconds)
    {
        var value = Math.Max(0, microseconds);
        _counts[IndexOf(value)]++;
        Count++;
        Max = Math.Max(Max, value);
    }

    /// <summary>The value that the given share (0 to 1) of all recorded ones does not exceed; 0 when nothing was recorded.</summary>
    public long Percentile(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        long seen = 0;
        for (var index = 0; index < _counts.Length; index++)
        {
            seen += _counts[index];
            if (seen >= rank)
            {
                return Math.Min(HighestOf(index), Max);
            }
        }
        return Max;
    }

    private static int IndexOf(long value)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)value) - SubBucketBits);
        return (shift << SubBucketBits) + (int)(value >> shift);
    }

    private static long HighestOf(int index)
    {
        var shift = Math.Max(0, (index >> SubBucketBits) - 1);
        long mantissa = index - (shift << SubBucketBits);
        return ((mantissa + 1) << shift) - 1;
    }
}
