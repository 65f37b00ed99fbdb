using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Actors;

/// <summary>The shell around every actor that writes its messages itself.</summary>
[GrainType(TypeName)]
internal sealed class PortableGrain(PortableKinds kinds, ActorHouse house, IGrainContext context)
    : ActorGrain<object, Letter, Letter>(kinds.Of(context.GrainId), house, context), IPortableGrain
{
    /// <summary>The grain type: part of every grain id, so it never changes.</summary>
    public const string TypeName = "otpactors.portable";
}
