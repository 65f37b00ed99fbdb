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
    /// <summary>Who did not get it into a watch is woken so soon, and asks again by the answer of that turn.</summary>
    private static readonly TimeSpan WatchAgain = TimeSpan.FromSeconds(2);

    private DateTimeOffset _watchedUntil;
    private DateTimeOffset _askedAt;

    /// <summary>
    /// How long a caller's word that it enters the actor is trusted. Not for ever where callers live on other silos: they may die before they have done it.
    /// </summary>
    protected virtual TimeSpan Trusted => TimeSpan.MaxValue;

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
        return Watched(at, now);
    }

    public Task UnwatchedAsync()
    {
        _watchedUntil = default;
        var now = Now;
        alarms.Set(Id, now + WatchAgain, now);
        return Task.CompletedTask;
    }

    protected override DateTimeOffset? AfterTurn(DateTimeOffset now)
    {
        alarms.Set(Id, WakeAt, now);
        var watched = _watchedUntil > now && now - _askedAt < Trusted;
        return WakeAt is not { } at || (watched && _watchedUntil <= at + WatchSlot.Late) ? null : Watched(at, now);
    }

    private DateTimeOffset Watched(DateTimeOffset at, DateTimeOffset now)
    {
        (_watchedUntil, _askedAt) = (WatchSlot.For(at, now).End, now);
        return at;
    }
}
