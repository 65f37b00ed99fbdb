using OtpActors.Delivery.Health;
using OtpActors.Delivery.Providers;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Routing;

/// <summary>One provider as the router sees it: who may use it, and in which order.</summary>
/// <param name="provider">The provider, behind whatever stands in front of it.</param>
/// <param name="channels">The channels that it serves.</param>
/// <param name="configured">Its settings; null for one that has none, which takes everything.</param>
/// <param name="place">Its place among those without settings, which come before all others.</param>
internal sealed class Lane(IDeliveryProvider provider, IReadOnlyList<Channel> channels, ConfiguredProvider? configured, int place)
{
    private int _weight = configured?.Weight ?? 100;
    private bool _enabled = configured?.Enabled ?? true;

    public IDeliveryProvider Provider => provider;

    public ConfiguredProvider? Configured => configured;

    public IReadOnlyList<Channel> Channels => channels;

    public int Order => configured?.Order ?? int.MinValue + place;

    /// <summary>Its share among those of the same order.</summary>
    public int Weight
    {
        get => Volatile.Read(ref _weight);
        set => Volatile.Write(ref _weight, value);
    }

    /// <summary>Whether an operator lets it take messages.</summary>
    public bool Enabled
    {
        get => Volatile.Read(ref _enabled);
        set => Volatile.Write(ref _enabled, value);
    }

    /// <summary>What stands in front of it; null for one without settings.</summary>
    public GuardedProvider? Guard { get; } = provider as GuardedProvider;

    /// <summary>Whether it is enabled and up.</summary>
    public bool IsUp => Enabled && Guard?.Health.Now.State is (null or ProviderState.Up);

    /// <summary>Whether a message may be handed to it now.</summary>
    public bool CanTake => Enabled && Guard?.Health.CanTake is not false;

    /// <summary>Whether it belongs to this workspace alone, or to several that are named.</summary>
    public bool IsOwn(WorkspaceId workspace) => configured is { Workspaces.Count: > 0 } && configured.Workspaces.Contains(workspace);

    /// <summary>Whether it is for every workspace.</summary>
    public bool IsShared => configured is null or { Workspaces.Count: 0 };

    /// <summary>Whether it is for this number.</summary>
    public bool Reaches(PhoneNumber phone)
    {
        if (configured is null or { Prefixes.Count: 0 })
        {
            return true;
        }

        foreach (var prefix in configured.Prefixes)
        {
            if (phone.E164.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
