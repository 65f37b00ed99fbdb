using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Wawp;

/// <summary>The type <c>wawp</c>: WhatsApp texts from a linked phone. Provisional: see its README.</summary>
internal sealed class WawpType : IProviderType
{
    public string Name => "wawp";

    public IReadOnlyList<Channel> Channels { get; } = [Channel.WhatsApp];

    public Func<ProviderTools, IChannelProvider> Read(ProviderSection section, IReadOnlyList<Channel> channels)
    {
        var options = WawpOptions.Read(section);
        return tools => new WawpClient(options, tools);
    }
}
