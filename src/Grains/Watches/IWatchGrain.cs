using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Watches;

/// <summary>The watch over the OTPs of one slot and shard; its key is <see cref="WatchSlot.KeyFor"/>.</summary>
[Alias("otpactors.IWatchGrain")]
internal interface IWatchGrain : IGrainWithStringKey
{
    /// <summary>Enters OTPs (<see cref="WatchEntries"/>); answered when that is durable and a reminder sees to it.</summary>
    [Alias("enter")]
    ValueTask<Parcel> EnterAsync(Parcel entries);
}
