using System.Collections.Immutable;
using OtpActors.Domain.Watches;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Watches;

/// <summary>How a watch is stored. The first number is the version; a newer one is refused.</summary>
internal static class WatchFormat
{
    private const int Version = 1;

    public static void Write(WatchState state, ref StateWriter to)
    {
        to.Number(Version);
        to.Number(state.Slices.Length);
        foreach (var slice in state.Slices)
        {
            to.Time(slice.Start);
            Write(slice.Counts, ref to);
            to.Number(slice.Wrong);
            to.Number(slice.Right);
        }

        Write(state.Alarms, ref to);
    }

    public static WatchState Read(ref StateReader from)
    {
        var version = from.Small();
        if (version != Version)
        {
            throw new InvalidDataException($"A watch is stored in format {version}; this build reads formats up to {Version}.");
        }

        var slices = ImmutableArray.CreateBuilder<WatchSlice>(from.Count());
        for (var i = 0; i < slices.Capacity; i++)
        {
            slices.Add(new WatchSlice(from.Time(), ReadCounts(ref from), from.Small(), from.Small()));
        }

        return new WatchState(slices.MoveToImmutable(), ReadAlarms(ref from));
    }

    public static void Write(ImmutableArray<WatchCount> counts, ref StateWriter to)
    {
        to.Number(counts.Length);
        foreach (var count in counts)
        {
            to.Number((int)count.Kind);
            to.Text(count.Key);
            to.Number(count.Sends);
            to.Number(count.Approvals);
        }
    }

    public static ImmutableArray<WatchCount> ReadCounts(ref StateReader from)
    {
        var counts = ImmutableArray.CreateBuilder<WatchCount>(from.Count());
        for (var i = 0; i < counts.Capacity; i++)
        {
            counts.Add(new WatchCount(ReadKind(ref from), from.Text(), from.Small(), from.Small()));
        }

        return counts.MoveToImmutable();
    }

    public static void Write(ImmutableArray<WatchAlarm> alarms, ref StateWriter to)
    {
        to.Number(alarms.Length);
        foreach (var alarm in alarms)
        {
            to.Number((int)alarm.Kind);
            to.Text(alarm.Key);
            to.Flag(alarm.Severe);
            to.Number(alarm.Of);
            to.Number(alarm.Good);
            to.Time(alarm.At);
            to.Time(alarm.Until);
        }
    }

    public static ImmutableArray<WatchAlarm> ReadAlarms(ref StateReader from)
    {
        var alarms = ImmutableArray.CreateBuilder<WatchAlarm>(from.Count());
        for (var i = 0; i < alarms.Capacity; i++)
        {
            alarms.Add(new WatchAlarm(ReadKind(ref from), from.Text(), from.Flag(), from.Small(), from.Small(), from.Time(), from.Time()));
        }

        return alarms.MoveToImmutable();
    }

    public static WatchKind ReadKind(ref StateReader from) => (WatchKind)from.Small() switch
    {
        var kind when Enum.IsDefined(kind) => kind,
        _ => throw new InvalidDataException("A watch in stored state watches nothing."),
    };
}
