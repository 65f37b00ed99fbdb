using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Actors;

/// <summary>One phone number in one workspace; its key is a keyed hash of both (A85).</summary>
[Alias("otpactors.IPhoneGrain")]
internal interface IPhoneGrain : IGrainWithGuidKey
{
    /// <summary>One turn.</summary>
    [Alias("ask")]
    ValueTask<Parcel> AskAsync(Parcel request);
}
