using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Front;

/// <summary>Where front ends without a silo hand over whole requests (<see cref="DoorRequest"/>): one call of theirs, all the others between silos.</summary>
[Alias("otpactors.IDoorGrain")]
internal interface IDoorGrain : IGrainWithIntegerKey
{
    /// <summary>Drives one request.</summary>
    [Alias("ask")]
    ValueTask<Parcel> AskAsync(Parcel request);
}
