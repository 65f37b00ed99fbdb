using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Front;

/// <summary>Where whole requests (<see cref="DoorRequest"/>) are handed over to the silo of their cell; its key is the number of the cell.</summary>
[Alias("otpactors.IDoorGrain")]
internal interface IDoorGrain : IGrainWithIntegerKey
{
    /// <summary>Drives one request.</summary>
    [Alias("ask")]
    ValueTask<Parcel> AskAsync(Parcel request);

    /// <summary>Takes a receipt of a provider (<see cref="ReceiptNote"/>); answers when it is durable.</summary>
    [Alias("receipt")]
    ValueTask<Parcel> ReceiveAsync(Parcel receipt);

    /// <summary>Whether a silo answers, and has the same phone key as the caller.</summary>
    /// <param name="checkValue">The check value of the caller's key.</param>
    [Alias("ping")]
    ValueTask<bool> PingAsync(Guid checkValue);
}
