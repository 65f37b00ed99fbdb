namespace OtpActors.Grains.Budgets;

/// <summary>
/// What the cluster may do to one provider, and how that provider is doing; its key is the provider's name. It hands out leases and calls nobody. In
/// memory only: after its silo's death it knows of no lease, so for the ten seconds that a call may take there can be twice as many. What operators said
/// it learns again from the silos.
/// </summary>
[Alias("otpactors.IBudgetGrain")]
internal interface IBudgetGrain : IGrainWithStringKey
{
    /// <summary>Takes a lease for one call.</summary>
    /// <param name="concurrencyMax">Most calls at once.</param>
    /// <param name="perSecond">Most calls a second; 0 for no limit.</param>
    [Alias("enter")]
    ValueTask<BudgetGrant> EnterAsync(int concurrencyMax, int perSecond);

    /// <summary>Gives a lease back.</summary>
    [OneWay]
    [Alias("leave")]
    Task LeaveAsync(long lease);

    /// <summary>A silo says how the provider is doing there, and learns what operators said.</summary>
    [Alias("report")]
    ValueTask<ProviderSteer> ReportAsync(ProviderReport report);

    /// <summary>How the provider is doing at all silos together; null when none has reported lately.</summary>
    [Alias("sum")]
    ValueTask<ProviderReport?> SumAsync();

    /// <summary>An operator says something; what is null stays as it is. Silos learn of it with their next report.</summary>
    [Alias("steer")]
    ValueTask<ProviderSteer> SteerAsync(bool? enabled, int? weight);
}
