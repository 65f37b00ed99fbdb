using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Meta;

/// <summary>The type <c>meta</c>: the WhatsApp Cloud API of Meta, with authentication templates.</summary>
internal sealed class MetaType : IProviderType
{
    public string Name => "meta";

    public IReadOnlyList<Channel> Channels { get; } = [Channel.WhatsApp];

    public Func<ProviderTools, IChannelProvider> Read(ProviderSection section, IReadOnlyList<Channel> channels)
    {
        var options = MetaOptions.Read(section);
        return tools => new MetaClient(options, tools);
    }
}
