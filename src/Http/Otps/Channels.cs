using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Verification;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Otps;

/// <summary>Channels on the wire.</summary>
internal static class Channels
{
    public static string Name(Channel channel) => channel switch
    {
        Channel.WhatsApp => "whatsapp",
        Channel.Sms => "sms",
    };

    /// <summary>The requested channel; null when none is asked for.</summary>
    public static RequestedChannel? Read(Field<string> field, FieldErrors errors)
    {
        const string Sentence = "Give \"whatsapp\", \"sms\" or \"auto\".";
        if (!errors.Given("channel", field, Sentence, out var name))
        {
            return null;
        }

        switch (name)
        {
            case "whatsapp":
                return RequestedChannel.WhatsApp;
            case "sms":
                return RequestedChannel.Sms;
            case "auto":
                return RequestedChannel.Auto;
            default:
                errors.Add("channel", Sentence);
                return null;
        }
    }
}
