using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Webhooks;

/// <summary>One page of an outbox; its key is a keyed hash of its address. Asked and answering in letters.</summary>
[Alias("otpactors.IPageGrain")]
internal interface IPageGrain : IGrainWithGuidKey
{
    /// <summary>One turn.</summary>
    [Alias("ask")]
    ValueTask<Parcel> AskAsync(Parcel request);

    /// <summary>When the page wants to be woken; null when it waits for nothing. Who asks sees to it that somebody looks again then.</summary>
    [Alias("wake-at")]
    ValueTask<DateTimeOffset?> WakeAtAsync();

    /// <summary>Whoever was to enter the page into a watch could not.</summary>
    [OneWay]
    [Alias("unwatched")]
    Task UnwatchedAsync();
}
