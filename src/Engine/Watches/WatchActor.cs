using OtpActors.Domain.Watches;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Watches;

/// <summary>One workspace's watch: collects what all front ends saw. They report every other second; no request passes here.</summary>
public sealed class WatchActor : IPortableActor<WatchState, WatchRequest, WatchAnswer>
{
    private const int ReadIt = 0;
    private const int ReportIt = 1;
    private const int LiftIt = 2;

    /// <inheritdoc/>
    public ActorKind Kind => ActorKind.Watch;

    /// <inheritdoc/>
    public Turn<WatchState, WatchAnswer> Decide(WatchState? state, WatchRequest request, DateTimeOffset now)
    {
        var watch = state ?? WatchState.Empty;
        switch (request)
        {
            case WatchRequest.Report report:
                var decision = WatchMachine.Report(watch, report.Seen, report.Policy, now);
                return new(decision.State, true, new WatchAnswer(decision.State.Alarms, decision.Raised));
            case WatchRequest.Lift lift:
                var lifted = WatchMachine.Lift(watch, lift.Kind, lift.Key);
                return new(lifted, true, new WatchAnswer(lifted.Alarms, []));
            default:
                return new(state, false, new WatchAnswer([.. watch.Alarms.Where(a => a.Until > now)], []));
        }
    }

    /// <inheritdoc/>
    public bool IsBirth(WatchRequest request) => false;

    /// <inheritdoc/>
    public DateTimeOffset? WakeAt(WatchState state) => null;

    /// <inheritdoc/>
    public DateTimeOffset? KeepUntil(WatchState state)
    {
        var last = state.Slices.IsEmpty ? DateTimeOffset.UnixEpoch : state.Slices[^1].Start;
        return state.Alarms.Select(static a => a.Until).Append(last + WatchMachine.SliceSpan + WatchMachine.Memory).Max();
    }

    /// <inheritdoc/>
    public bool Remembers(WatchState state) => false;

    /// <inheritdoc/>
    public void Write(WatchState state, ref StateWriter to) => WatchFormat.Write(state, ref to);

    /// <inheritdoc/>
    public WatchState Read(ref StateReader from) => WatchFormat.Read(ref from);

    /// <inheritdoc/>
    public void WriteRequest(WatchRequest request, ref StateWriter to)
    {
        switch (request)
        {
            case WatchRequest.Report report:
                to.Number(ReportIt);
                WatchFormat.Write(report.Seen.Counts, ref to);
                to.Number(report.Seen.Wrong);
                to.Number(report.Seen.Right);
                to.Number((int)report.Policy.Spray);
                to.Number((int)report.Policy.Conversion);
                break;
            case WatchRequest.Lift lift:
                to.Number(LiftIt);
                to.Number((int)lift.Kind);
                to.Text(lift.Key);
                break;
            default:
                to.Number(ReadIt);
                break;
        }
    }

    /// <inheritdoc/>
    public WatchRequest ReadRequest(ref StateReader from) => from.Small() switch
    {
        ReportIt => new WatchRequest.Report(
            new WatchReport(WatchFormat.ReadCounts(ref from), from.Small(), from.Small()), new WatchPolicy((WatchMode)from.Small(), (WatchMode)from.Small())),
        LiftIt => new WatchRequest.Lift(WatchFormat.ReadKind(ref from), from.Text()),
        ReadIt => WatchRequest.Read.Instance,
        var number => throw new InvalidDataException($"A request to a watch has the number {number}, which this build does not know. Upgrade the older silos first."),
    };

    /// <inheritdoc/>
    public void WriteAnswer(WatchAnswer answer, ref StateWriter to)
    {
        WatchFormat.Write(answer.Alarms, ref to);
        WatchFormat.Write(answer.Raised, ref to);
    }

    /// <inheritdoc/>
    public WatchAnswer ReadAnswer(ref StateReader from) => new(WatchFormat.ReadAlarms(ref from), WatchFormat.ReadAlarms(ref from));
}
