namespace OtpActors.Grains.Budgets;

/// <summary>How a provider is doing at one silo, or, summed up, in the cluster.</summary>
/// <param name="Silo">Which silo; empty for the sum.</param>
/// <param name="State">The number of its <see cref="Delivery.Health.ProviderState"/>; of a sum the worst.</param>
/// <param name="Reason">Why it is not up.</param>
/// <param name="Since">Since when.</param>
/// <param name="UnderWay">Calls under way.</param>
/// <param name="Steer">What the silo was told last.</param>
[GenerateSerializer]
[Immutable]
[Alias("otpactors.provider-report")]
internal sealed record ProviderReport(
    [property: Id(0)] string Silo,
    [property: Id(1)] int State,
    [property: Id(2)] string? Reason,
    [property: Id(3)] DateTimeOffset Since,
    [property: Id(4)] int UnderWay,
    [property: Id(5)] ProviderSteer Steer);
