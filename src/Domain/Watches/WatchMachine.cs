using System.Collections.Immutable;

namespace OtpActors.Domain.Watches;

/// <summary>
/// Looks for prefixes and countries that are sent to and whose codes nobody types (toll fraud, A37 and A39), and for wrong codes over many OTPs (spray,
/// A30), over a sliding hour. Two levels: an alarm, and a severe one.
/// <list type="table">
/// <item><term>prefix, alarm</term><description>50 settled sends, fewer than half of them verified</description></item>
/// <item><term>prefix, severe</term><description>100 sends, settled or not, fewer than one in twenty verified</description></item>
/// <item><term>country, alarm</term><description>200 settled sends, fewer than half verified</description></item>
/// <item><term>country, severe</term><description>500 settled sends, fewer than one in ten verified</description></item>
/// <item><term>spray, alarm</term><description>100 OTPs with a wrong code within 10 minutes, more than of those with the right one</description></item>
/// <item><term>spray, severe</term><description>200 of them, and more than four of five</description></item>
/// </list>
/// A send is settled when its slice is over: its code had time to be typed.
/// </summary>
public static class WatchMachine
{
    /// <summary>Most counts of a slice; the smallest make room.</summary>
    public const int CountsMax = 256;

    /// <summary>How long one slice lasts.</summary>
    public static readonly TimeSpan SliceSpan = TimeSpan.FromMinutes(5);

    /// <summary>How long a slice counts.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private static readonly TimeSpan SprayMemory = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AlarmSpan = TimeSpan.FromHours(1);
    private static readonly TimeSpan SpraySpan = TimeSpan.FromMinutes(10);

    /// <summary>Takes a report in.</summary>
    /// <param name="state">What was seen before.</param>
    /// <param name="report">What was seen now.</param>
    /// <param name="policy">What is watched at all.</param>
    /// <param name="now">The time.</param>
    /// <returns>The next state and the alarms that it raises.</returns>
    public static WatchDecision Report(WatchState state, WatchReport report, WatchPolicy policy, DateTimeOffset now)
    {
        var slices = Add(state.Slices.RemoveAll(s => s.Start + Memory <= now), report, now);
        var alarms = state.Alarms.RemoveAll(a => a.Until <= now);
        var raised = ImmutableArray.CreateBuilder<WatchAlarm>();
        if (policy.Conversion != WatchMode.Off)
        {
            foreach (var count in report.Counts)
            {
                Raise(Conversion(slices, count.Kind, count.Key, now));
            }
        }

        if (policy.Spray != WatchMode.Off && report.Wrong > 0)
        {
            Raise(Spray(slices, now));
        }

        return new WatchDecision(new WatchState(slices, alarms), raised.ToImmutable());

        void Raise(WatchAlarm? alarm)
        {
            if (alarm is null)
            {
                return;
            }

            var before = alarms.FirstOrDefault(a => a.Kind == alarm.Kind && a.Key == alarm.Key);
            if (before is { Severe: true } || (before is not null && !alarm.Severe))
            {
                return;
            }

            alarms = (before is null ? alarms : alarms.Remove(before)).Add(alarm);
            raised.Add(alarm);
        }
    }

    /// <summary>Somebody looked and found nothing wrong: the alarm ends, and its counts begin anew.</summary>
    /// <param name="state">What was seen before.</param>
    /// <param name="kind">What was watched.</param>
    /// <param name="key">Which.</param>
    /// <returns>The next state.</returns>
    public static WatchState Lift(WatchState state, WatchKind kind, string key) => new(
        [
            .. state.Slices.Select(s => kind == WatchKind.Spray
                ? s with { Wrong = 0, Right = 0 }
                : s with { Counts = s.Counts.RemoveAll(c => c.Kind == kind && c.Key == key) }),
        ],
        state.Alarms.RemoveAll(a => a.Kind == kind && a.Key == key));

    private static ImmutableArray<WatchSlice> Add(ImmutableArray<WatchSlice> slices, WatchReport report, DateTimeOffset now)
    {
        var start = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % SliceSpan.Ticks), TimeSpan.Zero);
        if (slices.IsEmpty || slices[^1].Start < start)
        {
            slices = slices.Add(new WatchSlice(start, [], 0, 0));
        }

        // A clock that was set back adds to the newest slice.
        var slice = slices[^1];
        var counts = slice.Counts.ToDictionary(static c => (c.Kind, c.Key));
        foreach (var count in report.Counts)
        {
            var before = counts.GetValueOrDefault((count.Kind, count.Key), count with { Sends = 0, Approvals = 0 });
            counts[(count.Kind, count.Key)] = before with { Sends = before.Sends + count.Sends, Approvals = before.Approvals + count.Approvals };
        }

        return slices.SetItem(slices.Length - 1, slice with
        {
            Counts = [.. counts.Values.OrderByDescending(static c => c.Sends + c.Approvals).ThenBy(static c => c.Key, StringComparer.Ordinal).Take(CountsMax)],
            Wrong = slice.Wrong + report.Wrong,
            Right = slice.Right + report.Right,
        });
    }

    private static WatchAlarm? Conversion(ImmutableArray<WatchSlice> slices, WatchKind kind, string key, DateTimeOffset now)
    {
        int sends = 0, approvals = 0, settled = 0;
        foreach (var slice in slices)
        {
            foreach (var count in slice.Counts.Where(c => c.Kind == kind && c.Key == key))
            {
                sends += count.Sends;
                approvals += count.Approvals;
                settled += slice.Start + SliceSpan <= now ? count.Sends : 0;
            }
        }

        var (severe, alarm) = kind == WatchKind.Prefix
            ? (sends >= 100 && approvals * 20 < sends, settled >= 50 && approvals * 2 < settled)
            : (settled >= 500 && approvals * 10 < settled, settled >= 200 && approvals * 2 < settled);
        return severe || alarm ? new WatchAlarm(kind, key, severe, sends, approvals, now, now + AlarmSpan) : null;
    }

    private static WatchAlarm? Spray(ImmutableArray<WatchSlice> slices, DateTimeOffset now)
    {
        int wrong = 0, right = 0;
        foreach (var slice in slices.Where(s => s.Start + SprayMemory > now))
        {
            wrong += slice.Wrong;
            right += slice.Right;
        }

        return wrong >= 100 && wrong > right
            ? new WatchAlarm(WatchKind.Spray, "", wrong >= 200 && wrong > right * 4, wrong + right, right, now, now + SpraySpan)
            : null;
    }
}
