using FsCheck.Fluent;
using OtpActors.Domain.Workspaces;
using OtpActors.Testing;
using OtpActors.Testing.Rules;

namespace OtpActors.Domain.Tests.Workspaces;

public sealed class TokenBucketTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1000)]
    public void TryTake_AFullBucket_GivesExactlyItsRateAtOnce(int rate)
    {
        var bucket = TokenBucket.Full(rate, Samples.Noon);
        for (var i = 0; i < rate; i++)
        {
            Assert.True(bucket.TryTake(rate, Samples.Noon, out _, out bucket));
        }

        Assert.False(bucket.TryTake(rate, Samples.Noon, out var wait, out bucket));
        Assert.Equal(TimeSpan.FromSeconds(1.0 / rate), wait);
    }

    [Fact]
    public void TryTake_AfterOneTwentiethOfASecond_IsRefusedAndAfterATenthGranted()
    {
        var bucket = Empty();

        Assert.False(bucket.TryTake(10, Samples.Noon.AddMilliseconds(99), out _, out _));
        Assert.True(bucket.TryTake(10, Samples.Noon.AddMilliseconds(100), out _, out _));
    }

    [Fact]
    public void Refill_ALongTime_HoldsNoMoreThanTheRate() => Assert.Equal(10, Empty().Refill(10, Samples.Noon.AddDays(1)).Tokens);

    [Fact]
    public void Refill_AnEarlierTime_GivesNothing()
    {
        var bucket = Empty();

        Assert.Equal(bucket, bucket.Refill(10, Samples.Noon.AddHours(-1)));
    }

    [Fact]
    public void Refill_ALowerRate_TakesWhatIsTooMuch() => Assert.Equal(3, TokenBucket.Full(10, Samples.Noon).Refill(3, Samples.Noon).Tokens);

    [Fact]
    public void TryTake_AnySequence_NeverMoreThanRateAndWhatRefilledInAnyInterval() => Property.HoldsForSequences(
        Gen.Elements(0, 1, 7, 33, 99, 100, 101, 499, 1_000, 5_000), static pauses =>
        {
            var rate = 1 + (pauses.Length % 13);
            var now = Samples.Noon;
            var bucket = TokenBucket.Full(rate, now);
            var taken = new List<DateTimeOffset>();
            foreach (var pause in pauses)
            {
                now = now.AddMilliseconds(pause);
                if (bucket.TryTake(rate, now, out _, out bucket))
                {
                    taken.Add(now);
                }
            }

            for (var i = 0; i < taken.Count; i++)
            {
                for (var j = i; j < taken.Count; j++)
                {
                    Assert.True(j - i + 1 <= rate + ((taken[j] - taken[i]).TotalSeconds * rate) + 1e-6, "More sends than the rate allows.");
                }
            }
        });

    [Fact]
    public void TryTake_WhoWaitsAsTold_IsGranted() => Property.HoldsForSequences(Gen.Choose(0, 20_000_000), static pauses =>
    {
        var rate = 1 + (pauses.Length % 97);
        var now = Samples.Noon;
        var bucket = Empty();
        foreach (var ticks in pauses)
        {
            now = now.AddTicks(ticks % (2 * TimeSpan.TicksPerSecond / rate));
            if (!bucket.TryTake(rate, now, out var wait, out bucket))
            {
                Assert.True(wait > TimeSpan.Zero && wait <= TimeSpan.FromSeconds(1.0 / rate) + TimeSpan.FromTicks(1), $"The wait is {wait}.");
                now += wait;
                Assert.True(bucket.TryTake(rate, now, out _, out bucket), "Refused after the wait that was told.");
            }
        }
    });

    private static TokenBucket Empty() => new(0, Samples.Noon);
}
