using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Waping;

/// <summary>The type <c>waping</c>: WhatsApp texts from a linked phone, each sent once however often it is asked for. Provisional: see its README.</summary>
internal sealed class WapingType : IProviderType
{
    public string Name => "waping";

    public IReadOnlyList<Channel> Channels { get; } = [Channel.WhatsApp];

    public Func<ProviderTools, IChannelProvider> Read(ProviderSection section, IReadOnlyList<Channel> channels)
    {
        var options = WapingOptions.Read(section);
        return tools => new WapingClient(options, tools);
    }
}
