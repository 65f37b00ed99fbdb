using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Actors;

/// <summary>One idempotency key; its key is a keyed hash.</summary>
[Alias("otpactors.IClaimGrain")]
internal interface IClaimGrain : IGrainWithGuidKey
{
    /// <summary>One turn.</summary>
    [Alias("ask")]
    ValueTask<Parcel> AskAsync(Parcel request);
}
