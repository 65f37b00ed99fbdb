using OtpActors.Engine.Actors;

namespace OtpActors.Grains.Actors;

/// <summary>One idempotency key; its key is a keyed hash.</summary>
[GrainType("otpactors.claim")]
[PreferLocalPlacement]
internal sealed class ClaimGrain(ClaimActor actor, ActorHouse house, IGrainContext context)
    : ActorGrain<ClaimState, ClaimRequest, ClaimAnswer>(actor, house, context), IClaimGrain;
