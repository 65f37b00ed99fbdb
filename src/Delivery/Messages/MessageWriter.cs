using OtpActors.Domain;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Messages;

/// <summary>Writes the messages that carry their code as text.</summary>
internal sealed class MessageWriter(TemplateBook templates)
{
    /// <summary>Writes one.</summary>
    /// <param name="message">The message.</param>
    /// <param name="now">When it leaves: the text names the lifetime that is really left.</param>
    /// <returns>The text; it holds the code.</returns>
    public string Write(DeliveryMessage message, DateTimeOffset now)
    {
        var text = templates[message.Template].TextFor(message.Locale);
        var code = message.Code.Reveal();
        var seconds = WholeSeconds.Ceiling(message.ExpiresAt - now);
        return message.Channel switch
        {
            Channel.WhatsApp => text.Compose(code, seconds),
            Channel.Sms => text.ComposeSms(code, seconds, new SmsLastLine(message.AppHash, message.Origin)),
        };
    }
}
