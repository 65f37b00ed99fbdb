using OtpActors.Grains.Cells;

namespace OtpActors.Grains.Tests.Cells;

/// <summary>A process that stood still knows that it may be out of date.</summary>
public sealed class StandstillTests
{
    private readonly FrozenTime _clock = new();

    [Fact]
    public void Lately_PulseGoesOn_IsFalse()
    {
        using var standstill = New(silos: 2);
        for (var second = 0; second < 60; second++)
        {
            _clock.Pass(TimeSpan.FromSeconds(1));
            _clock.Beat();
            Assert.False(standstill.Lately);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Lately_StoodStill_IsTrueForAWhile_WhoeverLooksFirst(bool pulseFirst)
    {
        using var standstill = New(silos: 2);
        _clock.Pass(TimeSpan.FromSeconds(60));
        if (pulseFirst)
        {
            _clock.Beat();
        }

        Assert.True(standstill.Lately);
        _clock.Beat();
        Assert.True(standstill.Lately);
        for (var second = 0; second < Standstill.Wary.TotalSeconds; second++)
        {
            _clock.Pass(TimeSpan.FromSeconds(1));
            _clock.Beat();
        }

        Assert.False(standstill.Lately);
    }

    [Fact]
    public void Lately_OnlySilo_HasNobodyToFear()
    {
        using var standstill = New(silos: 1);

        _clock.Pass(TimeSpan.FromSeconds(60));

        Assert.False(standstill.Lately);
    }

    private Standstill New(int silos) => new(CellMapTests.MapOf(silos), _clock);

    /// <summary>A clock whose timers ring when the test says so: time passes without them while a process is stopped.</summary>
    private sealed class FrozenTime : TimeProvider
    {
        private readonly List<Action> _timers = [];
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Pass(TimeSpan span) => _now += span.Ticks;

        public void Beat() => _timers.ForEach(static ring => ring());

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _timers.Add(() => callback(state));
            return new Nothing();
        }

        private sealed class Nothing : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
