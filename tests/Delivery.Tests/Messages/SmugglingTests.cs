using System.Text.RegularExpressions;
using FsCheck.Fluent;
using OtpActors.Delivery.Messages;
using OtpActors.Domain.Deliveries;
using OtpActors.Testing;

namespace OtpActors.Delivery.Tests.Messages;

/// <summary>Whatever is put into a name or a text: either it is refused at the start, or no message of it can mislead.</summary>
public sealed partial class SmugglingTests
{
    private static readonly string[] Pieces =
    [
        "{code}", "{app}", "{code", "}", "a", "Z", "0", "12", "9", " ", " ", ". ", ".", "。", "．", "-", "'", "\n", "\r", "\u2028", "\u0085", "\t", "\u202E", "\u200B",
        "http://", "www.", "evil.example", "bit.ly", "me@evil", "#482916", "٤", "４", "④", "é", "ß", "验", "🙂", "\uD83D", "/", ":", "is your code", "",
    ];

    [Fact]
    public void Write_AnyNameAndText_IsRefusedOrHarmless_B31() => Property.HoldsFor(
        Gen.Zip(Text(4), Text(7)),
        pair =>
        {
            var name = pair.Item1.Trim();
            foreach (var sentence in new[] { $"{{code}} {pair.Item2}.", $"{pair.Item2} {{code}}.", $"{{code}}：{pair.Item2}。", pair.Item2 })
            {
                var options = new MessageOptions { AppName = name }.Add("login", "en", sentence).Add("login", "ja", sentence);
                var faults = new List<string>();
                var book = TemplatePress.Make(options, faults.Add);
                if (faults.Count == 0)
                {
                    foreach (var (template, locale) in new[] { ("login", "en"), ("login", "ja"), ("otp_verification", "fr") })
                    {
                        AssertHarmless(book, template, locale);
                    }
                }
            }
        },
        runs: 10_000);

    private static FsCheck.Gen<string> Text(int pieces) =>
        Gen.Choose(0, pieces).SelectMany(static count => Gen.ArrayOf(Gen.Elements(Pieces), count)).Select(static parts => string.Concat(parts));

    private static void AssertHarmless(TemplateBook book, string template, string locale)
    {
        foreach (var channel in new[] { Channel.WhatsApp, Channel.Sms })
        {
            var message = SampleMessage.To("+12025550123", channel, "7777777") with { Template = template, Locale = locale };
            var text = new MessageWriter(book).Write(message, message.ExpiresAt.AddMinutes(-5));

            Assert.Equal(["7777777"], Numbers().Matches(text).Select(static m => m.Value));
            Assert.DoesNotMatch(Link(), text);
            Assert.DoesNotContain(text, char.IsControl);
            Assert.True(channel == Channel.WhatsApp || new SmsLastLine().Excess(text) == 0, text);
        }
    }

    /// <summary>What could be taken for a code: four digits or more, of any script, however they are set apart.</summary>
    [GeneratedRegex(@"[\p{N}]{4,}")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"://|www\.\w|@|[A-Za-z0-9][.．][A-Za-z0-9]|[A-Za-z0-9][。｡][A-Za-z]|[\u200B-\u200F\u2028-\u202E]")]
    private static partial Regex Link();
}
