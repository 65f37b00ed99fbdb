using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Health;

/// <summary>How a provider is doing, and since when.</summary>
/// <param name="State">In a word.</param>
/// <param name="Reason">Why it is not up: a code of the provider's, never a text.</param>
/// <param name="Since">Since when.</param>
/// <param name="Wrong">What is wrong with our set-up; null when that is not the reason.</param>
internal sealed record HealthSnapshot(ProviderState State, string? Reason, DateTimeOffset Since, MisconfigurationReason? Wrong = null);
