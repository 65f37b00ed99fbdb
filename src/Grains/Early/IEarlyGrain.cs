using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Early;

/// <summary>Receipts of one message that came before its provider's answer; the key is a keyed hash of the provider's id. In memory, for seconds.</summary>
[Alias("otpactors.IEarlyGrain")]
internal interface IEarlyGrain : IGrainWithGuidKey
{
    /// <summary>Keeps some (<see cref="EarlyMail"/>).</summary>
    [Alias("keep")]
    ValueTask<Parcel> KeepAsync(Parcel mail);

    /// <summary>Takes out all (<see cref="EarlyMail"/>).</summary>
    [Alias("take")]
    ValueTask<Parcel> TakeAsync();
}
