using Orleans.GrainDirectory;
using OtpActors.Domain.Phones;
using OtpActors.Engine.Actors;
using OtpActors.Grains.Cells;

namespace OtpActors.Grains.Actors;

/// <summary>One phone number in one workspace; its key is a keyed hash of both (A85).</summary>
[GrainType(TypeName)]
[GrainDirectory(CellDirectory.Name)]
internal sealed class PhoneGrain(PhoneActor actor, ActorHouse house, IGrainContext context)
    : ActorGrain<PhoneState, PhoneRequest, PhoneAnswer>(actor, house, context), IPhoneGrain
{
    /// <summary>The grain type: part of every grain id, so it never changes.</summary>
    public const string TypeName = "otpactors.phone";
}
