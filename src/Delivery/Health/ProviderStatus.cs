using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Health;

/// <summary>One provider as an operator sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Channels">The channels that it serves.</param>
/// <param name="Enabled">Whether it may take messages.</param>
/// <param name="Order">Those of the lowest order are used first.</param>
/// <param name="Weight">Its share among those of the same order, 0 to 1,000.</param>
/// <param name="State">How it is doing.</param>
/// <param name="Reason">Why it is not up: a code, never a text of the provider's. Null when it is up.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="UnderWay">Calls under way.</param>
/// <param name="Advice">What to do about it, a sentence; null when nothing is to be done.</param>
public sealed record ProviderStatus(
    string Name,
    string Type,
    IReadOnlyList<Channel> Channels,
    bool Enabled,
    int Order,
    int Weight,
    ProviderState State,
    string? Reason,
    DateTimeOffset Since,
    int UnderWay,
    string? Advice);
