using System.Collections.Immutable;

namespace OtpActors.Domain.Deliveries;

/// <summary>What a delivery decided.</summary>
/// <param name="State">The next state.</param>
/// <param name="Start">The attempt to drive now, once the state is saved; null for none.</param>
/// <param name="News">What to tell, in order.</param>
public sealed record DeliveryDecision(DeliveryState State, Attempt? Start, ImmutableArray<DeliveryNews> News);
