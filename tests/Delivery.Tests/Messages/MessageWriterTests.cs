using OtpActors.Delivery.Messages;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Tests.Messages;

public sealed class MessageWriterTests
{
    private const string AppHash = "FA+9qCX9VSu";
    private static readonly MessageWriter Writer = SampleTemplates.Writer();

    [Theory]
    [InlineData(Channel.WhatsApp)]
    [InlineData(Channel.Sms)]
    public void Write_Plain_SaysCodeLifetimeAndWarning(Channel channel)
    {
        var message = SampleMessage.To("+12025550123", channel, "004213");

        Assert.Equal(
            "004213 is your verification code. It expires in 5 minutes. Do not share it.",
            Writer.Write(message, message.ExpiresAt.AddMinutes(-5)));
    }

    [Theory]
    [InlineData(900.9, "15 minutes")]
    [InlineData(600, "10 minutes")]
    [InlineData(300.9, "5 minutes")]
    [InlineData(299.998, "5 minutes")]
    [InlineData(295, "5 minutes")]
    [InlineData(294, "4 minutes")]
    [InlineData(120, "2 minutes")]
    [InlineData(115, "2 minutes")]
    [InlineData(114, "114 seconds")]
    [InlineData(90, "90 seconds")]
    [InlineData(60, "60 seconds")]
    [InlineData(2, "2 seconds")]
    [InlineData(1, "1 second")]
    [InlineData(0.2, "1 second")]
    [InlineData(-3, "1 second")]
    public void Write_AnyLifetimeLeft_IsNamedAndNeverOverstatedByMoreThan5S(double secondsLeft, string lifetime)
    {
        var message = SampleMessage.To("+12025550123");

        Assert.Contains($"It expires in {lifetime}. ", Writer.Write(message, message.ExpiresAt.AddSeconds(-secondsLeft)), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SmsWithAppHash_EndsWithItWithin140Bytes_A12()
    {
        var text = Sms(AppHash, null);

        Assert.EndsWith("\n" + AppHash, text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1, 140);
    }

    [Fact]
    public void Write_SmsWithOrigin_LastLineIsBoundToIt_A11()
    {
        var text = Sms(null, "login.example.com");

        Assert.Equal("@login.example.com #00421379", text.Split('\n')[^1]);
        Assert.Equal(("login.example.com", "00421379"), ParseOriginBound(text));
    }

    [Fact]
    public void Write_SmsWithBoth_BothReadersFindTheirs_A11_A12()
    {
        var text = Sms(AppHash, "login.example.com");

        Assert.Equal(("login.example.com", "00421379"), ParseOriginBound(text));
        Assert.EndsWith(" " + AppHash, text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1, 140);
    }

    [Fact]
    public void Write_WhatsApp_HasNoLastLine()
    {
        var message = SampleMessage.To("+12025550123") with { AppHash = AppHash, Origin = "login.example.com" };

        Assert.DoesNotContain('\n', Writer.Write(message, message.ExpiresAt.AddMinutes(-5)));
    }

    public static TheoryData<string> Locales => [.. Languages.All.Keys];

    [Theory]
    [MemberData(nameof(Locales))]
    public void Write_EveryLocaleAndLifetime_FitsOneSmsAndSaysTheLifetime_A13(string locale)
    {
        for (var seconds = 1; seconds <= 900; seconds++)
        {
            var message = Longest(locale);
            var text = Writer.Write(message, message.ExpiresAt.AddSeconds(-seconds));

            Assert.Equal(0, new SmsLastLine().Excess(text));
            Assert.Contains(Languages.All[locale].Expires(seconds), text, StringComparison.Ordinal);
            Assert.Contains("88888888", text, StringComparison.Ordinal);
            Assert.EndsWith(Languages.All[locale].Security, text, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', text);
        }
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void Write_EveryLocaleWithBothLastLines_FitsOneSmsAndBothReadersFindTheirs_A11_A12_A13(string locale)
    {
        var message = Longest(locale) with { AppHash = AppHash };
        var text = Writer.Write(message, message.ExpiresAt.AddSeconds(-119));
        Assert.EndsWith("\n" + AppHash, text, StringComparison.Ordinal);
        Assert.Equal(0, new SmsLastLine(AppHash, null).Excess(text));

        message = message with { Origin = "otp.de" };
        text = Writer.Write(message, message.ExpiresAt.AddSeconds(-119));
        Assert.Equal(("otp.de", "88888888"), ParseOriginBound(text));
        Assert.Contains(Languages.All[locale].Security + "\n", text, StringComparison.Ordinal);
        Assert.Equal(0, SampleTemplates.Book().Excess(message.Template, locale, 8, null, "otp.de"));
    }

    [Theory]
    [InlineData("ar", 660, "11 دقيقة")]
    [InlineData("ar", 600, "10 دقائق")]
    [InlineData("ar", 180, "3 دقائق")]
    [InlineData("ar", 120, "دقيقتين")]
    [InlineData("ar", 103, "103 ثوانٍ")]
    [InlineData("ar", 101, "101 ثانية")]
    [InlineData("ar", 11, "11 ثانية")]
    [InlineData("ar", 2, "ثانيتين")]
    [InlineData("ar", 1, "ثانية واحدة")]
    [InlineData("de", 1, "in 1 Sekunde ab")]
    [InlineData("de", 300, "in 5 Minuten ab")]
    [InlineData("fr", 1, "1 seconde.")]
    [InlineData("nl", 59, "59 seconden")]
    [InlineData("pt-BR", 300, "5 minutos")]
    [InlineData("es-MX", 1, "1 segundo.")]
    [InlineData("tr", 300, "5 dakika")]
    [InlineData("id", 300, "5 menit")]
    [InlineData("hi", 300, "5 मिनट")]
    [InlineData("zh-TW", 300, "5分钟内")]
    [InlineData("ja", 60, "60秒間")]
    public void Write_CountedTime_HasTheFormOfItsLanguage(string locale, int seconds, string lifetime)
    {
        var message = SampleMessage.To("+12025550123") with { Locale = locale };

        Assert.Contains(lifetime, Writer.Write(message, message.ExpiresAt.AddSeconds(-seconds)), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NoRoomForTheLifetime_SecurityLineStays()
    {
        var message = Longest("hi") with { Origin = "login.example.com" };

        Assert.Equal("88888888 आपका कोड है। किसी को न बताएं।\n@login.example.com #88888888", Writer.Write(message, message.ExpiresAt.AddMinutes(-5)));
    }

    [Fact]
    public void Write_OwnTemplate_SaysItsSentenceAndTheRest()
    {
        var writer = SampleTemplates.Writer(static options => options.Add("login", "de", "{app}: {code} ist Ihr Code.").AppName = "Muster AG");
        var message = SampleMessage.To("+12025550123") with { Template = "login", Locale = "de-CH" };

        Assert.Equal(
            "Muster AG: 042137 ist Ihr Code. Er läuft in 5 Minuten ab. Geben Sie ihn nicht weiter.",
            writer.Write(message, message.ExpiresAt.AddMinutes(-5)));
    }

    [Theory]
    [InlineData("fr", "Muster AG: 042137 est votre code de vérification.")]
    [InlineData("sv", "Muster AG: 042137 is your verification code.")]
    public void Write_LocaleWithoutAnOwnText_IsTheStandardTextWithTheAppsName(string locale, string beginning)
    {
        var writer = SampleTemplates.Writer(static options => options.Add("login", "de", "{app}: {code} ist Ihr Code.").AppName = "Muster AG");
        var message = SampleMessage.To("+12025550123") with { Template = "login", Locale = locale };

        Assert.StartsWith(beginning, writer.Write(message, message.ExpiresAt.AddMinutes(-5)), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TemplateThatIsGone_IsTheStandardOne()
    {
        var message = SampleMessage.To("+12025550123") with { Template = "gone" };

        Assert.StartsWith("042137 is your verification code.", Writer.Write(message, message.ExpiresAt.AddMinutes(-5)), StringComparison.Ordinal);
    }

    private static DeliveryMessage Longest(string locale) => SampleMessage.To("+12025550123", Channel.Sms, "88888888") with { Locale = locale };

    private static string Sms(string? appHash, string? origin)
    {
        var message = SampleMessage.To("+12025550123", Channel.Sms, "00421379") with { AppHash = appHash, Origin = origin };
        return Writer.Write(message, message.ExpiresAt.AddMinutes(-15));
    }

    /// <summary>The steps of "Parsing" in WICG's sms-one-time-codes: the last line, "@", a host, one space, "#", the code, then a blank or the end.</summary>
    private static (string Host, string Code) ParseOriginBound(string text)
    {
        var line = text[(text.LastIndexOf('\n') + 1)..];
        Assert.StartsWith("@", line, StringComparison.Ordinal);
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var host = line[1..space];
        Assert.Equal('#', line[space + 1]);
        var code = line[(space + 2)..].Split(' ')[0];
        return (host, code);
    }
}
