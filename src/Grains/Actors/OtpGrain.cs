using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Grains.Alarms;
using OtpActors.Grains.Records;
using OtpActors.Grains.Watches;

namespace OtpActors.Grains.Actors;

/// <summary>
/// One OTP. What it must do by itself soon, it does by a timer of its own, which the alarm turns into a turn of its own; and because an activation may
/// die at any moment, its callers enter it into a watch before they answer (<see cref="WatchGrain"/>).
/// </summary>
[GrainType("otpactors.otp")]
[PreferLocalPlacement]
internal sealed class OtpGrain(OtpActor actor, ActorHouse house, Ringer ringer, IGrainContext context)
    : ActorGrain<OtpState, OtpRequest, OtpAnswer>(actor, house, context), IOtpGrain
{
    /// <summary>An activation without requests stays longer than this: further away the watch does it.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2);

    private IGrainTimer? _timer;
    private DateTimeOffset? _timerAt;
    private DateTimeOffset _watchedUntil;
    private DateTimeOffset _rangFor;

    protected override TimeSpan? KeptInUse => Lifetime.Live;

    public async ValueTask<DateTimeOffset?> WakeAtAsync()
    {
        await LoadAsync();
        var now = Now;
        SetTimer(now);
        if (State?.WakeAt is not { } at)
        {
            return null;
        }

        // Who asks is the watch that is over: it enters the OTP anew.
        _watchedUntil = WatchSlot.For(at, now).End;
        return at;
    }

    protected override DateTimeOffset? AfterTurn(DateTimeOffset now)
    {
        SetTimer(now);
        if (State?.WakeAt is not { } at || (_watchedUntil > now && _watchedUntil <= at + WatchSlot.Late))
        {
            return null;
        }

        _watchedUntil = WatchSlot.For(at, now).End;
        return at;
    }

    private void SetTimer(DateTimeOffset now)
    {
        var at = State?.WakeAt is { } wake && wake - now <= Near ? wake : (DateTimeOffset?)null;
        if (at <= now)
        {
            // Overdue: somebody died. At once the first time, then with a pause.
            at = _rangFor == at ? now + RetryPause : at;
        }

        if (at == _timerAt)
        {
            return;
        }

        _timerAt = at;
        var due = at is { } time ? (time > now ? time - now : TimeSpan.Zero) : Timeout.InfiniteTimeSpan;
        if (due == TimeSpan.Zero)
        {
            Ring();
        }
        else if (_timer is not null)
        {
            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
        else if (at is not null)
        {
            _timer = this.RegisterGrainTimer(
                RingAsync, new GrainTimerCreationOptions { DueTime = due, Period = Timeout.InfiniteTimeSpan, KeepAlive = true, Interleave = true });
        }
    }

    private Task RingAsync()
    {
        Ring();
        return Task.CompletedTask;
    }

    private void Ring()
    {
        _rangFor = State?.WakeAt ?? default;
        _timerAt = null;
        ringer.Ring(new(Id));
    }
}
