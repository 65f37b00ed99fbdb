using System.Globalization;
using OtpActors.Domain;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Messages;

/// <summary>The text of a message that carries its code as text.</summary>
internal static class MessageText
{
    /// <summary>A message that leaves a moment after its OTP was made still names the whole minutes that were asked for.</summary>
    private const int GraceSeconds = 5;

    /// <summary>Composes the text.</summary>
    /// <param name="message">The message.</param>
    /// <param name="now">When it leaves: the text names the lifetime that is really left.</param>
    /// <returns>The text; it holds the code.</returns>
    public static string Compose(DeliveryMessage message, DateTimeOffset now)
    {
        var code = message.Code.Reveal();
        var sentence = English(code, WholeSeconds.Ceiling(message.ExpiresAt - now));
        return message.Channel switch
        {
            Channel.WhatsApp => sentence,
            Channel.Sms => WithLastLine(sentence, code, message.AppHash, message.Origin),
        };
    }

    private static string English(string code, long secondsLeft) => string.Create(
        CultureInfo.InvariantCulture, $"{code} is your verification code. It expires in {Lifetime(secondsLeft)}. Do not share it.");

    private static string Lifetime(long seconds) => ((seconds + GraceSeconds) / 60) switch
    {
        < 2 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, seconds)} second{(seconds > 1 ? "s" : "")}"),
        var minutes => string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes"),
    };

    /// <summary>
    /// What a phone's software reads is the last line: <c>@domain #code</c> for a browser (A11), the app's hash at the very end for Android (A12).
    /// With both, one line serves both: text after the code is ignored by the one, text before the hash by the other.
    /// </summary>
    private static string WithLastLine(string sentence, string code, string? appHash, string? origin) => (origin, appHash) switch
    {
        (null, null) => sentence,
        (null, _) => $"{sentence}\n{appHash}",
        (_, null) => $"{sentence}\n@{origin} #{code}",
        _ => $"{sentence}\n@{origin} #{code} {appHash}",
    };
}
