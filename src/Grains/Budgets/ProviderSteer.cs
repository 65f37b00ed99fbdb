namespace OtpActors.Grains.Budgets;

/// <summary>What an operator said of a provider while it ran.</summary>
/// <param name="Version">Which word it was; the highest counts. 0 when nothing was said.</param>
/// <param name="Enabled">Whether it takes messages; null as configured.</param>
/// <param name="Weight">Its share; null as configured.</param>
[GenerateSerializer]
[Immutable]
[Alias("otpactors.provider-steer")]
internal readonly record struct ProviderSteer([property: Id(0)] long Version, [property: Id(1)] bool? Enabled, [property: Id(2)] int? Weight);
