using OtpActors.Engine.Ports;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Alarms;
using OtpActors.Grains.Watches;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Webhooks;

/// <summary>
/// One page of an outbox. As with OTPs, its silo's alarm clock wakes it for what is due soon, and its callers enter it into a watch before they answer, so
/// that what waits in it is tried whoever dies.
/// </summary>
[GrainType(TypeName)]
[PreferLocalPlacement]
internal sealed class PageGrain(PortableKinds kinds, ActorHouse house, AlarmClock alarms, IGrainContext context)
    : ActorGrain<object, Letter, Letter>(kinds.Of(ActorKind.Page), house, context), IPageGrain
{
    /// <summary>The grain type: part of every grain id, so it never changes.</summary>
    public const string TypeName = "otpactors.page";

    private DateTimeOffset _watchedUntil;

    public async ValueTask<DateTimeOffset?> WakeAtAsync()
    {
        await LoadAsync();
        var now = Now;
        alarms.Set(Id, WakeAt, now);
        if (WakeAt is not { } at)
        {
            return null;
        }

        // Who asks is the watch that is over: it enters the page anew.
        _watchedUntil = WatchSlot.For(at, now).End;
        return at;
    }

    protected override DateTimeOffset? AfterTurn(DateTimeOffset now)
    {
        alarms.Set(Id, WakeAt, now);
        if (WakeAt is not { } at || (_watchedUntil > now && _watchedUntil <= at + WatchSlot.Late))
        {
            return null;
        }

        _watchedUntil = WatchSlot.For(at, now).End;
        return at;
    }
}
