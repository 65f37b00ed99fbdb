namespace OtpActors.Delivery.Health;

/// <summary>How a provider is doing, and since when.</summary>
/// <param name="State">In a word.</param>
/// <param name="Reason">Why it is not up: a code of the provider's, never a text.</param>
/// <param name="Since">Since when.</param>
internal sealed record HealthSnapshot(ProviderState State, string? Reason, DateTimeOffset Since);
