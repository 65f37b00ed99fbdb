using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Actors;

/// <summary>The shell around every actor that writes its messages itself.</summary>
[GrainType("otpactors.portable")]
internal sealed class PortableGrain(PortableKinds kinds, ActorHouse house, IGrainContext context)
    : ActorGrain<object, Letter, Letter>(kinds.Of(context.GrainId), house, context), IPortableGrain;
