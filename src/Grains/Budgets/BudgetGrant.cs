namespace OtpActors.Grains.Budgets;

/// <summary>What a provider's budget gave.</summary>
/// <param name="Lease">The lease of one call; 0 for none.</param>
/// <param name="Wait">Without a lease: when to ask again.</param>
[GenerateSerializer]
[Immutable]
[Alias("otpactors.budget-grant")]
internal readonly record struct BudgetGrant([property: Id(0)] long Lease, [property: Id(1)] TimeSpan Wait);
