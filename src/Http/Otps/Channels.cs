using OtpActors.Engine.Verification;
using OtpActors.Http.Bodies;

namespace OtpActors.Http.Otps;

/// <summary>The channel that a request asks for.</summary>
internal static class Channels
{
    /// <summary>The requested channel; null when none is asked for.</summary>
    public static RequestedChannel? Read(Field<string> field, FieldErrors errors)
    {
        const string Sentence = "Give \"whatsapp\", \"sms\" or \"auto\".";
        if (!errors.Given("channel", field, Sentence, out var name))
        {
            return null;
        }

        if (RequestedChannelNames.Find(name) is not { } channel)
        {
            errors.Add("channel", Sentence);
            return null;
        }

        return channel;
    }
}
