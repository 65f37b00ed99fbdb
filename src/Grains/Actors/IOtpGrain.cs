using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Actors;

/// <summary>One OTP; its key is the OTP's id.</summary>
[Alias("otpactors.IOtpGrain")]
internal interface IOtpGrain : IGrainWithGuidKey
{
    /// <summary>One turn.</summary>
    [Alias("ask")]
    ValueTask<Parcel> AskAsync(Parcel request);

    /// <summary>When the OTP wants to be woken; null when it waits for nothing. Who asks sees to it that somebody looks again then.</summary>
    [Alias("wake-at")]
    ValueTask<DateTimeOffset?> WakeAtAsync();

    /// <summary>Whoever was to enter the OTP into a watch could not.</summary>
    [OneWay]
    [Alias("unwatched")]
    Task UnwatchedAsync();
}
