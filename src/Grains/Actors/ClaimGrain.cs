using OtpActors.Engine.Actors;

namespace OtpActors.Grains.Actors;

/// <summary>One idempotency key; its key is a keyed hash.</summary>
[GrainType(TypeName)]
[PreferLocalPlacement]
internal sealed class ClaimGrain(ClaimActor actor, ActorHouse house, IGrainContext context)
    : ActorGrain<ClaimState, ClaimRequest, ClaimAnswer>(actor, house, context), IClaimGrain
{
    /// <summary>The grain type: part of every grain id, so it never changes.</summary>
    public const string TypeName = "otpactors.claim";
}
