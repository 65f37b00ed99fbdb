using System.Collections.Immutable;
using System.Globalization;
using OtpActors.Domain.Watches;

namespace OtpActors.Domain.Tests.Watches;

/// <summary>A30, A37, A39.</summary>
public sealed class WatchMachineTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    private WatchState _state = WatchState.Empty;
    private DateTimeOffset _now = Start;

    [Fact]
    public void Prefix_200NumbersAndNoApproval_IsSevereBeforeTheEnd_B20()
    {
        var sent = 0;
        for (; sent < 200 && !_state.Alarms.Any(static a => a.Severe); sent++)
        {
            See(WatchKind.Prefix, "1415555", sends: 1);
        }

        Assert.Equal(100, sent);
        Assert.Equal("prefix +1415555", Assert.Single(_state.Alarms).Name);
    }

    [Fact]
    public void Prefix_NeighbourWithAGoodRate_IsLeftAlone()
    {
        See(WatchKind.Prefix, "1415555", sends: 200);
        See(WatchKind.Prefix, "1415556", sends: 200, approvals: 140);
        _now += TimeSpan.FromMinutes(6);
        See(WatchKind.Prefix, "1415556", sends: 1);

        Assert.Equal("1415555", Assert.Single(_state.Alarms).Key);
    }

    [Theory]
    [InlineData(0, true, true)]
    [InlineData(99, true, true)]
    [InlineData(300, true, false)]
    [InlineData(700, false, false)]
    public void Country_1000SettledSends_FollowItsRate_A39(int approvals, bool alarmed, bool severe)
    {
        See(WatchKind.Country, "DE", sends: 1000, approvals: approvals);
        Assert.Empty(_state.Alarms);
        _now += WatchMachine.SliceSpan;
        See(WatchKind.Country, "DE", sends: 1);

        Assert.Equal((alarmed, severe), (!_state.Alarms.IsEmpty, _state.Alarms.Any(static a => a.Severe)));
    }

    /// <summary>Codes need time to be typed: a burst is judged when its slice is over.</summary>
    [Fact]
    public void Country_BurstThatIsApprovedLater_RaisesNothing()
    {
        See(WatchKind.Country, "DE", sends: 2000);
        _now += TimeSpan.FromSeconds(40);
        See(WatchKind.Country, "DE", sends: 0, approvals: 1800);
        _now += WatchMachine.SliceSpan;
        See(WatchKind.Country, "DE", sends: 10);

        Assert.Empty(_state.Alarms);
    }

    [Fact]
    public void Alarm_RaisedOnce_AndAgainWhenItBecomesSevere()
    {
        See(WatchKind.Prefix, "1415555", sends: 60, approvals: 10);
        _now += WatchMachine.SliceSpan;

        Assert.Single(See(WatchKind.Prefix, "1415555", sends: 1));
        Assert.Empty(See(WatchKind.Prefix, "1415555", sends: 1));
        Assert.True(Assert.Single(See(WatchKind.Prefix, "1415555", sends: 200)).Severe);
        Assert.Single(_state.Alarms);
    }

    [Fact]
    public void Alarm_AfterAnHour_CountsNoMore()
    {
        See(WatchKind.Prefix, "1415555", sends: 200);
        _now += TimeSpan.FromHours(1) + WatchMachine.SliceSpan;
        See(WatchKind.Prefix, "1415556", sends: 1);

        Assert.Empty(_state.Alarms);
        Assert.Single(_state.Slices);
    }

    [Fact]
    public void Lift_BeginsAnew()
    {
        See(WatchKind.Prefix, "1415555", sends: 200);
        _state = WatchMachine.Lift(_state, WatchKind.Prefix, "1415555");
        See(WatchKind.Prefix, "1415555", sends: 50);

        Assert.Empty(_state.Alarms);
    }

    [Fact]
    public void Spray_WrongCodesOverManyOtps_AlarmsThenSevere_B6()
    {
        Check(wrong: 99, right: 0);
        Assert.Empty(_state.Alarms);
        Check(wrong: 1, right: 0);
        Assert.False(Assert.Single(_state.Alarms).Severe);
        Check(wrong: 100, right: 0);
        Assert.True(Assert.Single(_state.Alarms).Severe);
    }

    [Fact]
    public void Spray_ManyRightCodesToo_IsABusyDay()
    {
        Check(wrong: 500, right: 600);

        Assert.Empty(_state.Alarms);
    }

    [Fact]
    public void Report_WatchedOff_RaisesNothing()
    {
        var off = new WatchPolicy(WatchMode.Off, WatchMode.Off);

        Assert.Empty(WatchMachine.Report(_state, new WatchReport([new(WatchKind.Prefix, "1", 500, 0)], 500, 0), off, _now).Raised);
    }

    [Fact]
    public void Report_ManyPrefixes_KeepsTheLargest()
    {
        var counts = Enumerable.Range(1, 3 * WatchMachine.CountsMax)
            .Select(static n => new WatchCount(WatchKind.Prefix, n.ToString(CultureInfo.InvariantCulture), n, n));
        _state = WatchMachine.Report(_state, new WatchReport([.. counts], 0, 0), WatchPolicy.Strict, _now).State;

        Assert.Equal(WatchMachine.CountsMax, _state.Slices[0].Counts.Length);
        Assert.All(_state.Slices[0].Counts, static c => Assert.True(c.Sends > 2 * WatchMachine.CountsMax));
    }

    /// <summary>Codes typed after their slice was over are the only thing that speaks for a prefix there.</summary>
    [Fact]
    public void Report_ManyPrefixes_KeepsThoseWithManyApprovals()
    {
        var counts = Enumerable.Range(1, 2 * WatchMachine.CountsMax)
            .Select(static n => new WatchCount(WatchKind.Prefix, n.ToString(CultureInfo.InvariantCulture), 5, 0))
            .Append(new WatchCount(WatchKind.Prefix, "1415555", 0, 50));
        _state = WatchMachine.Report(_state, new WatchReport([.. counts], 0, 0), WatchPolicy.Strict, _now).State;

        Assert.Equal(WatchMachine.CountsMax, _state.Slices[0].Counts.Length);
        Assert.Contains(_state.Slices[0].Counts, static c => c is { Key: "1415555", Approvals: 50 });
    }

    private ImmutableArray<WatchAlarm> See(WatchKind kind, string key, int sends, int approvals = 0) =>
        Take(new WatchReport([new WatchCount(kind, key, sends, approvals)], 0, 0));

    private void Check(int wrong, int right) => Take(new WatchReport([], wrong, right));

    private ImmutableArray<WatchAlarm> Take(WatchReport report)
    {
        var decision = WatchMachine.Report(_state, report, WatchPolicy.Strict, _now);
        _state = decision.State;
        return decision.Raised;
    }
}
