using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Actors;

/// <summary>One client reference in one workspace; its key is a keyed hash of both.</summary>
[Alias("otpactors.IReferenceGrain")]
internal interface IReferenceGrain : IGrainWithGuidKey
{
    /// <summary>One turn.</summary>
    [Alias("ask")]
    ValueTask<Parcel> AskAsync(Parcel request);
}
