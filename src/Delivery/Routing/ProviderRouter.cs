using System.Collections.Frozen;
using OtpActors.Delivery.Telemetry;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Routing;

/// <summary>Picks the first registered provider that serves the channel.</summary>
internal sealed class ProviderRouter : IProviderRouter
{
    private readonly FrozenDictionary<Channel, IDeliveryProvider[]> _byChannel;

    public ProviderRouter(IEnumerable<IChannelProvider> providers, DeliveryMetrics metrics) =>
        _byChannel = providers
            .SelectMany(static provider => provider.Channels, static (provider, channel) => (provider, channel))
            .GroupBy(static served => served.channel, served => (IDeliveryProvider)new MeteredProvider(served.provider, metrics))
            .ToFrozenDictionary(static group => group.Key, static group => group.ToArray());

    public IDeliveryProvider? Pick(Channel channel, PhoneNumber phone) =>
        _byChannel.TryGetValue(channel, out var providers) ? providers[0] : null;
}
