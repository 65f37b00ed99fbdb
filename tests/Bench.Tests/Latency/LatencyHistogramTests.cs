using OtpActors.Bench.Load.Latency;

namespace OtpActors.Bench.Tests.Latency;

public class LatencyHistogramTests
{
    [Fact]
    public void Percentile_NothingRecorded_IsZero() => Assert.Equal(0, new LatencyHistogram().Percentile(0.99));

    [Fact]
    public void Percentile_SmallValues_IsExact()
    {
        var histogram = Of(Enumerable.Range(1, 100).Select(value => (long)value));

        Assert.Equal(50, histogram.Percentile(0.5));
        Assert.Equal(99, histogram.Percentile(0.99));
        Assert.Equal(100, histogram.Percentile(0.999));
        Assert.Equal(100, histogram.Percentile(1));
        Assert.Equal(1, histogram.Percentile(0));
    }

    [Theory]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1_000_000)]
    [InlineData(long.MaxValue / 2)]
    [InlineData(long.MaxValue)]
    public void Percentile_AnyValue_IsAtMostOneBucketTooHigh(long value)
    {
        var histogram = Of([value, long.MaxValue]);

        Assert.InRange(histogram.Percentile(0.5) - value, 0, value / 128);
    }

    [Fact]
    public void Percentile_RandomValues_IsNearTheSortedOnes()
    {
        const int seed = 20261121;
        var random = new Random(seed);
        var values = Enumerable.Range(0, 10_000).Select(_ => (long)Math.Exp(random.NextDouble() * 20)).ToArray();
        var histogram = Of(values);
        Array.Sort(values);

        foreach (var share in new[] { 0.5, 0.9, 0.99, 0.999 })
        {
            var exact = values[(int)Math.Ceiling(share * values.Length) - 1];
            Assert.True(
                histogram.Percentile(share) >= exact && histogram.Percentile(share) <= exact * 129 / 128,
                $"seed {seed}, share {share}: {histogram.Percentile(share)} for {exact}");
        }
    }

    [Fact]
    public void Record_NegativeValue_CountsAsZero()
    {
        var histogram = Of([-5]);

        Assert.Equal((1, 0, 0), (histogram.Count, histogram.Max, histogram.Percentile(1)));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Percentile_ShareOutOfRange_Throws(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LatencyHistogram().Percentile(share));

    private static LatencyHistogram Of(IEnumerable<long> values)
    {
        var histogram = new LatencyHistogram();
        foreach (var value in values)
        {
            histogram.Record(value);
        }
        return histogram;
    }
}
