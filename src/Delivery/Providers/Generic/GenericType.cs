using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Generic;

/// <summary>The type <c>http</c>: signed JSON to an endpoint of the operator's own, the way in for every house that has no folder here.</summary>
internal sealed class GenericType : IProviderType
{
    public string Name => "http";

    public IReadOnlyList<Channel> Channels { get; } = [Channel.WhatsApp, Channel.Sms];

    public Func<ProviderTools, IChannelProvider> Read(ProviderSection section, IReadOnlyList<Channel> channels)
    {
        var options = GenericOptions.Read(section);
        return tools => new GenericClient(options, tools);
    }
}
