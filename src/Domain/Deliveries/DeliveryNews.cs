namespace OtpActors.Domain.Deliveries;

/// <summary>Something about a delivery that a subscriber may want to know.</summary>
/// <param name="Kind">What.</param>
/// <param name="Channel">On which channel.</param>
public readonly record struct DeliveryNews(DeliveryNewsKind Kind, Channel Channel);
