using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Twilio;

/// <summary>The type <c>twilio</c>: SMS, and WhatsApp by an approved content template.</summary>
internal sealed class TwilioType : IProviderType
{
    public string Name => "twilio";

    public IReadOnlyList<Channel> Channels { get; } = [Channel.WhatsApp, Channel.Sms];

    /// <summary>What there is a sender for.</summary>
    public IReadOnlyList<Channel> DefaultChannels(ProviderSection section) =>
        section.Text("WhatsAppFrom") is null ? [Channel.Sms]
        : section.Text("From") is null && section.Text("MessagingServiceSid") is null ? [Channel.WhatsApp]
        : Channels;

    public Func<ProviderTools, IChannelProvider> Read(ProviderSection section, IReadOnlyList<Channel> channels)
    {
        var options = TwilioOptions.Read(section, channels);
        return tools => new TwilioClient(options, tools);
    }
}
