using Orleans.GrainDirectory;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Grains.Alarms;
using OtpActors.Grains.Cells;
using OtpActors.Grains.Records;
using OtpActors.Grains.Watches;

namespace OtpActors.Grains.Actors;

/// <summary>
/// One OTP. What it must do by itself soon, its silo's alarm clock wakes it for; and because a silo may die at any moment, its callers enter it into a
/// watch before they answer (<see cref="WatchGrain"/>).
/// </summary>
[GrainType(TypeName)]
[GrainDirectory(CellDirectory.Name)]
internal sealed class OtpGrain(OtpActor actor, ActorHouse house, AlarmClock alarms, IGrainContext context)
    : WatchedGrain<OtpState, OtpRequest, OtpAnswer>(actor, house, alarms, context), IOtpGrain
{
    /// <summary>The grain type: part of every grain id, so it never changes.</summary>
    public const string TypeName = "otpactors.otp";

    protected override TimeSpan? KeptInUse => Lifetime.Live;
}
