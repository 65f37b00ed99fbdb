using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using OtpActors.Delivery.Providers;
using OtpActors.Delivery.Receipts;
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

    public ProviderRouter(
        IEnumerable<IChannelProvider> providers,
        DeliverySettings settings,
        ReceiptPoller poller,
        DeliveryMetrics metrics,
        TimeProvider clock,
        ILogger<GuardedProvider> logger,
        IProviderBudget? budget = null)
    {
        Lanes = [.. providers.Select(Make)];
        _byChannel = Lanes
            .SelectMany(static lane => lane.Channels, static (lane, channel) => (lane, channel))
            .GroupBy(static served => served.channel, static served => served.lane)
            .ToFrozenDictionary(static group => group.Key, static group => group.OrderBy(static lane => lane.Order).ToArray());
        metrics.Watch(() => Lanes.Select(static lane => (lane.Provider.Name, lane.IsUp)));

        Lane Make(IChannelProvider provider, int place) => settings.Providers.FirstOrDefault(c => c.Name == provider.Name) is { } configured
            ? new Lane(new GuardedProvider(provider, configured, poller, metrics, clock, logger, budget), provider.Channels, configured, place)
            : new Lane(new MeteredProvider(provider, metrics), provider.Channels, null, place);
    }

    /// <summary>All providers.</summary>
    public ImmutableArray<Lane> Lanes { get; }

    public IDeliveryProvider? Pick(WorkspaceId workspace, Channel channel, PhoneNumber phone, ImmutableArray<string> tried)
    {
        if (!_byChannel.TryGetValue(channel, out var lanes))
        {
            return null;
        }

        var own = HasOwn(lanes, workspace);
        Lane? picked = null;
        var total = 0;
        foreach (var lane in lanes)
        {
            if (total > 0 && lane.Order != picked!.Order)
            {
                break;
            }

            if ((own ? !lane.IsOwn(workspace) : !lane.IsShared) || tried.Contains(lane.Provider.Name) || !lane.Reaches(phone) || !lane.CanTake)
            {
                continue;
            }

            // One pass: each lane displaces the one before with the probability of its weight in the sum so far. A weight of 0 is for want of another.
            var weight = lane.Weight;
            total += weight;
            if (picked is null || (weight > 0 && (total == weight || RandomNumberGenerator.GetInt32(total) < weight)))
            {
                picked = lane;
            }
        }

        return picked?.Provider;
    }

    public IDeliveryProvider? Find(string provider) => Lanes.FirstOrDefault(lane => lane.Provider.Name == provider)?.Provider;

    private static bool HasOwn(Lane[] lanes, WorkspaceId workspace)
    {
        foreach (var lane in lanes)
        {
            if (lane.IsOwn(workspace))
            {
                return true;
            }
        }

        return false;
    }
}
