using Orleans.GrainDirectory;
using OtpActors.Engine.Actors;
using OtpActors.Grains.Cells;

namespace OtpActors.Grains.Actors;

/// <summary>One idempotency key; its key is a keyed hash.</summary>
[GrainType(TypeName)]
[GrainDirectory(CellDirectory.Name)]
internal sealed class ClaimGrain(ClaimActor actor, ActorHouse house, IGrainContext context)
    : ActorGrain<ClaimState, ClaimRequest, ClaimAnswer>(actor, house, context), IClaimGrain
{
    /// <summary>The grain type: part of every grain id, so it never changes.</summary>
    public const string TypeName = "otpactors.claim";
}
