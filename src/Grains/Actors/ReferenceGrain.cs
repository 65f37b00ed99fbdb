using Orleans.GrainDirectory;
using OtpActors.Engine.Actors;
using OtpActors.Grains.Cells;

namespace OtpActors.Grains.Actors;

/// <summary>One client reference in one workspace; its key is a keyed hash of both.</summary>
[GrainType(TypeName)]
[GrainDirectory(CellDirectory.Name)]
internal sealed class ReferenceGrain(ReferenceActor actor, ActorHouse house, IGrainContext context)
    : ActorGrain<ReferenceState, ReferenceRequest, ReferenceAnswer>(actor, house, context), IReferenceGrain
{
    /// <summary>The grain type: part of every grain id, so it never changes.</summary>
    public const string TypeName = "otpactors.reference";
}
