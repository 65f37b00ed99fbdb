namespace OtpActors.Domain.Deliveries;

/// <summary>The times that a delivery keeps to.</summary>
/// <param name="DriveDeadline">How long a send may take from its first reserve on; a started step is unknown afterwards.</param>
/// <param name="ProviderTimeout">How long one provider call may take.</param>
public sealed record DeliveryPolicy(TimeSpan DriveDeadline, TimeSpan ProviderTimeout)
{
    /// <summary>15 s for a send, 10 s for a provider call.</summary>
    public static DeliveryPolicy Standard { get; } = new(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(10));
}
