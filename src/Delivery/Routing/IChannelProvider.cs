using OtpActors.Delivery.Health;
using OtpActors.Delivery.Receipts;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Routing;

/// <summary>A provider with all that it can do: what every provider registers itself as.</summary>
public interface IChannelProvider : IDeliveryProvider
{
    /// <summary>The channels that it serves; at least one.</summary>
    IReadOnlyList<Channel> Channels { get; }

    /// <summary>
    /// Whether the same message (same OTP, same attempt) may be handed over again when its fate is unknown, because the provider knows it by a key of ours
    /// and sends it once. Without such a key an unknown message is never repeated.
    /// </summary>
    bool KnowsRepeats => false;

    /// <summary>Reads what it posts to <c>/receipts/{name}</c>; null when it posts nothing.</summary>
    IReceiptReader? Receipts => null;

    /// <summary>Asks it what became of a message; null when it cannot be asked, or need not be since it posts receipts.</summary>
    IReceiptPoll? Poll => null;

    /// <summary>Asks whether it would take messages now; null when only a message can tell.</summary>
    IProviderProbe? Probe => null;
}
