using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.WawpOtp;

/// <summary>The type <c>wawp-otp</c>: Wawp makes, sends and checks the code itself. Provisional: see its README.</summary>
internal sealed class WawpOtpType : IProviderType
{
    public string Name => "wawp-otp";

    public IReadOnlyList<Channel> Channels { get; } = [Channel.WhatsApp];

    public Func<ProviderTools, IChannelProvider> Read(ProviderSection section, IReadOnlyList<Channel> channels)
    {
        var options = WawpOtpOptions.Read(section);
        return tools => new WawpOtpClient(options, tools);
    }
}
