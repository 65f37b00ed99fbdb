using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.WapiConnect;

/// <summary>The type <c>wapiconnect</c>: WhatsApp texts from a linked phone. Provisional: see its README.</summary>
internal sealed class WapiConnectType : IProviderType
{
    public string Name => "wapiconnect";

    public IReadOnlyList<Channel> Channels { get; } = [Channel.WhatsApp];

    public Func<ProviderTools, IChannelProvider> Read(ProviderSection section, IReadOnlyList<Channel> channels)
    {
        var options = WapiConnectOptions.Read(section);
        return tools => new WapiConnectClient(options, tools);
    }
}
