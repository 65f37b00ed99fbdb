using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.OutreachAgent;

/// <summary>The type <c>outreachagent</c>: makes, sends and checks the code itself. Provisional: see its README.</summary>
internal sealed class OutreachAgentType : IProviderType
{
    public string Name => "outreachagent";

    public IReadOnlyList<Channel> Channels { get; } = [Channel.WhatsApp];

    public Func<ProviderTools, IChannelProvider> Read(ProviderSection section, IReadOnlyList<Channel> channels)
    {
        var options = OutreachAgentOptions.Read(section);
        return tools => new OutreachAgentClient(options, tools);
    }
}
