namespace OtpActors.Domain.Deliveries;

/// <summary>The words for channels: in requests and answers, settings, metrics and books alike.</summary>
public static class ChannelNames
{
    private const string WhatsApp = "whatsapp";
    private const string Sms = "sms";

    /// <summary>The word for a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <returns><c>whatsapp</c> or <c>sms</c>.</returns>
    public static string Name(this Channel channel) => channel switch
    {
        Channel.WhatsApp => WhatsApp,
        Channel.Sms => Sms,
    };

    /// <summary>The channel of a word.</summary>
    /// <param name="name">The word, lower case.</param>
    /// <returns>The channel; null when there is none of this name.</returns>
    public static Channel? Find(string? name) => name switch
    {
        WhatsApp => Channel.WhatsApp,
        Sms => Channel.Sms,
        _ => null,
    };
}
