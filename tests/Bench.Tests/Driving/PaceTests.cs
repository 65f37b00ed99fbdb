using System.Diagnostics;
using OtpActors.Bench.Load.Driving;

namespace OtpActors.Bench.Tests.Driving;

public class PaceTests
{
    private static readonly long Millisecond = Stopwatch.Frequency / 1000;

    [Fact]
    public void TryTake_OpenLoopAfterAStall_CountsFromTheDueTimes()
    {
        var pace = new Pace(1000, TimeSpan.FromSeconds(1));
        pace.Start(0);

        Assert.True(pace.TryTake(50 * Millisecond, out var first));
        Assert.True(pace.TryTake(50 * Millisecond, out var second));
        Assert.Equal((0, Millisecond), (first, second));
    }

    [Fact]
    public void TryTake_OpenLoop_TakesExactlyRateTimesDuration()
    {
        var pace = new Pace(1000, TimeSpan.FromSeconds(2));
        pace.Start(0);
        var taken = 0;
        while (pace.TryTake(60_000 * Millisecond, out _))
        {
            taken++;
        }

        Assert.Equal(2000, taken);
        Assert.True(pace.IsOver(60_000 * Millisecond));
    }

    [Fact]
    public void TryTake_OpenLoopNothingDue_SaysHowLongToPause()
    {
        var pace = new Pace(1000, TimeSpan.FromSeconds(1));
        pace.Start(0);
        pace.TryTake(0, out _);

        Assert.False(pace.TryTake(Millisecond / 4, out _));
        Assert.Equal(0.75, pace.Pause(Millisecond / 4)!.Value.TotalMilliseconds, 3);
    }

    [Fact]
    public void TryTake_ClosedLoop_IsDueAtOnceUntilTheEnd()
    {
        var pace = new Pace(0, TimeSpan.FromSeconds(1));
        pace.Start(0);

        Assert.True(pace.TryTake(999 * Millisecond, out var due));
        Assert.Equal(999 * Millisecond, due);
        Assert.False(pace.TryTake(1000 * Millisecond, out _));
        Assert.Null(pace.Pause(0));
    }
}
