namespace OtpActors.Grains.Rates;

/// <summary>What a workspace's bucket gave.</summary>
/// <param name="Granted">Sends that may go on; 0 for none.</param>
/// <param name="Wait">Until the next one, when none may.</param>
/// <param name="Remaining">Whole sends left in the bucket.</param>
/// <param name="Reset">Until it is full again.</param>
[GenerateSerializer]
[Immutable]
[Alias("otpactors.rate-grant")]
internal readonly record struct RateGrant(
    [property: Id(0)] int Granted, [property: Id(1)] TimeSpan Wait, [property: Id(2)] int Remaining, [property: Id(3)] TimeSpan Reset);
