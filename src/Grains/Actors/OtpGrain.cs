using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Grains.Alarms;
using OtpActors.Grains.Records;
using OtpActors.Grains.Watches;

namespace OtpActors.Grains.Actors;

/// <summary>
/// One OTP. What it must do by itself soon, its silo's alarm clock wakes it for; and because a silo may die at any moment, its callers enter it into a
/// watch before they answer (<see cref="WatchGrain"/>).
/// </summary>
[GrainType(TypeName)]
[PreferLocalPlacement]
internal sealed class OtpGrain(OtpActor actor, ActorHouse house, AlarmClock alarms, IGrainContext context)
    : ActorGrain<OtpState, OtpRequest, OtpAnswer>(actor, house, context), IOtpGrain
{
    /// <summary>The grain type: part of every grain id, so it never changes.</summary>
    public const string TypeName = "otpactors.otp";

    private DateTimeOffset _watchedUntil;

    protected override TimeSpan? KeptInUse => Lifetime.Live;

    public async ValueTask<DateTimeOffset?> WakeAtAsync()
    {
        await LoadAsync();
        var now = Now;
        alarms.Set(Id, WakeAt, now);
        if (WakeAt is not { } at)
        {
            return null;
        }

        // Who asks is the watch that is over: it enters the OTP anew.
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
