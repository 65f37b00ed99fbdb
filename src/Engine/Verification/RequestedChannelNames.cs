using OtpActors.Domain.Deliveries;

namespace OtpActors.Engine.Verification;

/// <summary>The words for what a send or resend may ask for.</summary>
public static class RequestedChannelNames
{
    /// <summary>Reads one.</summary>
    /// <param name="name">The word, lower case.</param>
    /// <returns>What is asked for; null when there is no such word.</returns>
    public static RequestedChannel? Find(string? name) => name == "auto" ? RequestedChannel.Auto : ChannelNames.Find(name) switch
    {
        Channel.WhatsApp => RequestedChannel.WhatsApp,
        Channel.Sms => RequestedChannel.Sms,
        null => null,
    };
}
