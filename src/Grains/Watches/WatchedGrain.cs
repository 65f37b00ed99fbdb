using OtpActors.Engine.Ports;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Alarms;

namespace OtpActors.Grains.Watches;

/// <summary>
/// An actor that wants turns by itself: its silo's alarm clock wakes it for what is due soon, and its callers enter it into a watch before they answer, so
/// that what it waits for happens whoever dies.
/// </summary>
internal abstract class WatchedGrain<TState, TRequest, TAnswer>(
    IActor<TState, TRequest, TAnswer> actor, ActorHouse house, AlarmClock alarms, IGrainContext context)
    : ActorGrain<TState, TRequest, TAnswer>(actor, house, context)
    where TState : class
    where TRequest : class
    where TAnswer : class
{
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

        // Who asks is the watch that is over: it enters the actor anew.
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
