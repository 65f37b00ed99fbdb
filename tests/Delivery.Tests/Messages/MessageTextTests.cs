using OtpActors.Delivery.Messages;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Tests.Messages;

public sealed class MessageTextTests
{
    private const string AppHash = "FA+9qCX9VSu";

    [Theory]
    [InlineData(Channel.WhatsApp)]
    [InlineData(Channel.Sms)]
    public void Compose_Plain_SaysCodeLifetimeAndWarning(Channel channel)
    {
        var message = SampleMessage.To("+12025550123", channel, "004213");

        Assert.Equal(
            "004213 is your verification code. It expires in 5 minutes. Do not share it.",
            MessageText.Compose(message, message.ExpiresAt.AddMinutes(-5)));
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
    public void Compose_AnyLifetimeLeft_IsNamedAndNeverOverstatedByMoreThan5S(double secondsLeft, string lifetime)
    {
        var message = SampleMessage.To("+12025550123");

        Assert.Contains($"It expires in {lifetime}. ", MessageText.Compose(message, message.ExpiresAt.AddSeconds(-secondsLeft)), StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_SmsWithAppHash_EndsWithItWithin140Bytes_A12()
    {
        var text = Sms(AppHash, null);

        Assert.EndsWith("\n" + AppHash, text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1, 140);
    }

    [Fact]
    public void Compose_SmsWithOrigin_LastLineIsBoundToIt_A11()
    {
        var text = Sms(null, "login.example.com");

        Assert.Equal("@login.example.com #00421379", text.Split('\n')[^1]);
        Assert.Equal(("login.example.com", "00421379"), ParseOriginBound(text));
    }

    [Fact]
    public void Compose_SmsWithBoth_BothReadersFindTheirs_A11_A12()
    {
        var text = Sms(AppHash, "login.example.com");

        Assert.Equal(("login.example.com", "00421379"), ParseOriginBound(text));
        Assert.EndsWith(" " + AppHash, text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1, 140);
    }

    [Fact]
    public void Compose_WhatsApp_HasNoLastLine()
    {
        var message = SampleMessage.To("+12025550123") with { AppHash = AppHash, Origin = "login.example.com" };

        Assert.DoesNotContain('\n', MessageText.Compose(message, message.ExpiresAt.AddMinutes(-5)));
    }

    private static string Sms(string? appHash, string? origin)
    {
        var message = SampleMessage.To("+12025550123", Channel.Sms, "00421379") with { AppHash = appHash, Origin = origin };
        return MessageText.Compose(message, message.ExpiresAt.AddMinutes(-15));
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
