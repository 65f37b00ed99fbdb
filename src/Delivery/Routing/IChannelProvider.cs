using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Routing;

/// <summary>A provider that says which channels it serves: what every provider registers itself as.</summary>
public interface IChannelProvider : IDeliveryProvider
{
    /// <summary>The channels that it serves; at least one.</summary>
    IReadOnlyList<Channel> Channels { get; }
}
