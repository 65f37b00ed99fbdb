using OtpActors.Domain.Deliveries;

namespace OtpActors.Domain.Otps;

/// <summary>The rules' numbers that are not the send's to choose.</summary>
/// <param name="Delivery">The times that deliveries keep to.</param>
/// <param name="ChargeAfter">How long after a wrong check its charge is repeated, should nobody have confirmed it.</param>
public sealed record OtpPolicy(DeliveryPolicy Delivery, TimeSpan ChargeAfter)
{
    /// <summary>The house's numbers.</summary>
    public static OtpPolicy Standard { get; } = new(DeliveryPolicy.Standard, TimeSpan.FromSeconds(10));
}
