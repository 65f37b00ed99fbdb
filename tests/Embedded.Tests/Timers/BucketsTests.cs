using OtpActors.Embedded.Timers;

namespace OtpActors.Embedded.Tests.Timers;

public sealed class BucketsTests
{
    private const long Noon = 1_795_262_400_000;
    private const long Hour = 3_600_000;

    private readonly Buckets _buckets = new();

    [Fact]
    public void TakeDue_AsTimePasses_GivesEachKeyOnceAndNoneEarly()
    {
        Take(Noon);
        _buckets.Add(1, Noon + 250, Noon);
        _buckets.Add(2, Noon - Hour, Noon);

        Assert.Equal([2], Take(Noon + 100));
        Assert.Empty(Take(Noon + 200));
        Assert.Equal([1], Take(Noon + 300));
        Assert.Empty(Take(Noon + Hour));
    }

    [Fact]
    public void TakeDue_ClockSetBack_FollowsTheClockAsItNowStands()
    {
        Take(Noon + Hour);
        Take(Noon);
        _buckets.Add(1, Noon + 1_000, Noon + 50);

        Assert.Empty(Take(Noon + 900));
        Assert.Equal([1], Take(Noon + 1_000));
    }

    [Fact]
    public void Add_BeforeTheFirstLookAfterTheClockWasSetBack_FollowsTheClockAsItNowStands()
    {
        Take(Noon + Hour);
        _buckets.Add(1, Noon + 1_000, Noon);

        Assert.Empty(Take(Noon + 900));
        Assert.Equal([1], Take(Noon + 1_000));
    }

    private UInt128[] Take(long now)
    {
        var due = new Queue<UInt128>();
        _buckets.TakeDue(now, due);
        return [.. due];
    }
}
