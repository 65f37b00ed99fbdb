using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;

namespace OtpActors.Delivery.Providers;

/// <summary>One provider as the configuration describes it, checked and not yet made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Channels">The channels that it is to serve.</param>
/// <param name="Enabled">Whether it takes messages from the start.</param>
/// <param name="Order">Those of the lowest order are used first; those of the next one only when none of them can.</param>
/// <param name="Weight">Its share among those of the same order, 0 to 1,000; 0 only when no other can.</param>
/// <param name="Workspaces">The workspaces that it is for; empty for all that have none of their own.</param>
/// <param name="Prefixes">The beginnings of the numbers that it is for, such as <c>+91</c>; empty for all.</param>
/// <param name="ConcurrencyMax">Most calls at once.</param>
/// <param name="PerSecond">Most calls a second; 0 for no limit.</param>
/// <param name="Make">Makes it.</param>
internal sealed record ConfiguredProvider(
    string Name,
    string Type,
    IReadOnlyList<Channel> Channels,
    bool Enabled,
    int Order,
    int Weight,
    IReadOnlyList<WorkspaceId> Workspaces,
    IReadOnlyList<string> Prefixes,
    int ConcurrencyMax,
    int PerSecond,
    Func<ProviderTools, IChannelProvider> Make);
