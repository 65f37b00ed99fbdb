using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using OtpActors.Delivery.Providers;
using OtpActors.Delivery.Telemetry;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Routing;

/// <summary>
/// Picks a provider: those of the lowest order that serve the channel, the workspace and the number, and can take a message now; among several by weight.
/// A workspace with providers of its own for a channel never uses those of the house there.
/// </summary>
internal sealed class ProviderRouter : IProviderRouter
{
    private readonly FrozenDictionary<Channel, Lane[]> _byChannel;

    public ProviderRouter(IEnumerable<IChannelProvider> providers, DeliverySettings settings, DeliveryMetrics metrics)
    {
        Lanes =
        [
            .. providers.Select((provider, place) => new Lane(
                new MeteredProvider(provider, metrics), provider.Channels, settings.Providers.FirstOrDefault(c => c.Name == provider.Name), place)),
        ];
        _byChannel = Lanes
            .SelectMany(static lane => lane.Channels, static (lane, channel) => (lane, channel))
            .GroupBy(static served => served.channel, static served => served.lane)
            .ToFrozenDictionary(static group => group.Key, static group => group.OrderBy(static lane => lane.Order).ToArray());
    }

    /// <summary>All providers.</summary>
    public ImmutableArray<Lane> Lanes { get; }

    public IDeliveryProvider? Pick(WorkspaceId workspace, Channel channel, PhoneNumber phone, ImmutableArray<string> tried)
    {
        if (!_byChannel.TryGetValue(channel, out var lanes))
        {
            return null;
        }

        var own = Array.Exists(lanes, lane => lane.IsOwn(workspace));
        Lane? picked = null;
        long total = 0;
        foreach (var lane in lanes)
        {
            if (picked is not null && lane.Order != picked.Order && total > 0)
            {
                break;
            }

            if (!lane.Enabled || (own ? !lane.IsOwn(workspace) : !lane.IsShared) || tried.Contains(lane.Provider.Name) || !lane.Reaches(phone))
            {
                continue;
            }

            // One pass: each lane displaces the one before with the probability of its weight in the sum so far. A weight of 0 is for want of another.
            total += lane.Weight;
            if (picked is null || (lane.Weight > 0 && (total == lane.Weight || RandomNumberGenerator.GetInt32((int)total) < lane.Weight)))
            {
                picked = lane;
            }
        }

        return picked?.Provider;
    }
}
