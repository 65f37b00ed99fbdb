using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Ports;

/// <summary>Picks who delivers.</summary>
public interface IProviderRouter
{
    /// <summary>Picks a provider for one message.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="phone">To whom.</param>
    /// <returns>The provider; null when nobody can serve the channel now.</returns>
    IDeliveryProvider? Pick(Channel channel, PhoneNumber phone);
}
