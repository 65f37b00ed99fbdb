using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Cliqtel;

/// <summary>The type <c>cliqtel</c>: WhatsApp by Meta's templates, and SMS. Provisional: see its README.</summary>
internal sealed class CliqtelType : IProviderType
{
    public string Name => "cliqtel";

    public IReadOnlyList<Channel> Channels { get; } = [Channel.WhatsApp, Channel.Sms];

    /// <summary>Those for which there is a sender.</summary>
    public IReadOnlyList<Channel> DefaultChannels(ProviderSection section) =>
        (section.Text(CliqtelOptions.AccountSetting), section.Text(CliqtelOptions.NumberSetting)) switch
        {
            (not null, null) => [Channel.WhatsApp],
            (null, not null) => [Channel.Sms],
            _ => Channels,
        };

    public Func<ProviderTools, IChannelProvider> Read(ProviderSection section, IReadOnlyList<Channel> channels)
    {
        var options = CliqtelOptions.Read(section, channels);
        return tools => new CliqtelClient(options, tools);
    }
}
