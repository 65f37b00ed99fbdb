using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Actors;

/// <summary>An actor that writes its messages itself: workspaces, their registry, journals, watches, accounts. The key is its 128 bits and its kind.</summary>
[Alias("otpactors.IPortableGrain")]
internal interface IPortableGrain : IGrainWithGuidCompoundKey
{
    /// <summary>One turn.</summary>
    [Alias("ask")]
    ValueTask<Parcel> AskAsync(Parcel request);
}
