namespace OtpActors.Grains.Rates;

/// <summary>The bucket of one workspace's sends; its key is the workspace's name. In memory only: after a silo's death the bucket is full.</summary>
[Alias("otpactors.IRateGrain")]
internal interface IRateGrain : IGrainWithStringKey
{
    /// <summary>Takes up to so many sends.</summary>
    [Alias("take")]
    ValueTask<RateGrant> TakeAsync(int perSecond, int count);
}
