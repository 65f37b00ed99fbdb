using OtpActors.Domain.Deliveries;

namespace OtpActors.Domain.Otps;

/// <summary>The rules' numbers that are not the send's to choose.</summary>
/// <param name="Delivery">The times that deliveries keep to.</param>
/// <param name="ChargeAfter">How long after a wrong check its charge is repeated, should nobody have confirmed it.</param>
public sealed record OtpPolicy(DeliveryPolicy Delivery, TimeSpan ChargeAfter)
{
    /// <summary>How long after an event it is put into the outboxes again, should nobody have confirmed that it is there.</summary>
    public TimeSpan ReportAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The house's numbers.</summary>
    public static OtpPolicy Standard { get; } = new(DeliveryPolicy.Standard, TimeSpan.FromSeconds(10));
}
