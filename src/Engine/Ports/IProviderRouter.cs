using System.Collections.Immutable;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Ports;

/// <summary>Picks who delivers.</summary>
public interface IProviderRouter
{
    /// <summary>Picks a provider for one message.</summary>
    /// <param name="workspace">Whose message it is.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="phone">To whom.</param>
    /// <param name="tried">The providers that surely did not send this very message; empty at first.</param>
    /// <returns>The provider; null when nobody else can serve the channel now.</returns>
    IDeliveryProvider? Pick(WorkspaceId workspace, Channel channel, PhoneNumber phone, ImmutableArray<string> tried);

    /// <summary>Finds the one provider that can go on with what it began: it made a code itself (<see cref="IDeliveryProvider.Keeper"/>).</summary>
    /// <param name="provider">Its name.</param>
    /// <returns>The provider; null when it is no longer there.</returns>
    IDeliveryProvider? Find(string provider) => null;
}
