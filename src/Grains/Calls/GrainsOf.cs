using OtpActors.Grains.Actors;

namespace OtpActors.Grains.Calls;

/// <summary>
/// The grains of one interface by their actors' 128 bits. <see cref="IGrainFactory"/> reads the interface's attributes at every call, which was a tenth
/// of all CPU; here they are read once.
/// </summary>
internal sealed class GrainsOf<T>(IGrainFactory factory)
    where T : IGrainWithGuidKey
{
    private GrainReference? _pattern;

    public T this[UInt128 id] =>
        (T)factory.GetGrain(GrainId.Create(Pattern.GrainId.Type, GrainIdKeyExtensions.CreateGuidKey(ActorGrainKey.Of(id))), Pattern.InterfaceType);

    /// <summary>Made at the first call: before a client is connected it knows no grain.</summary>
    private GrainReference Pattern => _pattern ??= (GrainReference)(object)factory.GetGrain<T>(Guid.Empty);
}
