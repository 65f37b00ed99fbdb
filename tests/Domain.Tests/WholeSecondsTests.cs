using OtpActors.Testing.Rules;

namespace OtpActors.Domain.Tests;

public sealed class WholeSecondsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(9_999_999, 1)]
    [InlineData(10_000_000, 1)]
    [InlineData(10_000_001, 2)]
    public void Ceiling_OfAMoment_IsTheFirstSecondNotBefore(long ticks, int seconds) =>
        Assert.Equal(Samples.Noon.AddSeconds(seconds), WholeSeconds.Ceiling(Samples.Noon.AddTicks(ticks)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(10_000_000, 1)]
    [InlineData(10_000_001, 2)]
    [InlineData(864_000_000_000, 86_400)]
    [InlineData(864_000_000_001, 86_401)]
    [InlineData(863_999_999_999, 86_400)]
    public void Ceiling_OfASpan_IsNeverShorter(long ticks, long seconds) =>
        Assert.Equal(seconds, WholeSeconds.Ceiling(TimeSpan.FromTicks(ticks)));
}
