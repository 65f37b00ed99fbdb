using Microsoft.Extensions.Logging;
using OtpActors.Delivery.Messages;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Identity;

namespace OtpActors.Delivery.Providers;

/// <summary>What every provider is given besides its own settings.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Channels">The channels that it is to serve.</param>
/// <param name="Connection">Its way to the other side: bounded, without redirects, answers capped.</param>
/// <param name="Names">Makes correlation tags.</param>
/// <param name="ReceiptAddress">Where the other side can post receipts to; null when the installation has no public address.</param>
/// <param name="Writer">Writes messages that carry their code as text.</param>
/// <param name="Templates">The templates, for those that have names for them at the other side.</param>
/// <param name="Clock">The time.</param>
/// <param name="Logger">Says what an operator must know, and never a code, a number or a key.</param>
internal sealed record ProviderTools(
    string Name,
    IReadOnlyList<Channel> Channels,
    ProviderConnection Connection,
    KeyedNames Names,
    Uri? ReceiptAddress,
    MessageWriter Writer,
    TemplateBook Templates,
    TimeProvider Clock,
    ILogger Logger);
