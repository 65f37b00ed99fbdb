using OtpActors.Delivery.Messages;

namespace OtpActors.Delivery.Tests.Messages;

public sealed class TemplateBookTests
{
    [Theory]
    [InlineData("pt-BR", "de", "+33123456789", "pt-BR")]
    [InlineData("sv-SE", "de", "+33123456789", "de")]
    [InlineData(null, "de", "+33123456789", "de")]
    [InlineData(null, "sv", "+33123456789", "fr")]
    [InlineData(null, null, "+5511987654321", "pt-BR")]
    [InlineData(null, null, "+351912345678", "pt-PT")]
    [InlineData(null, null, "+244923123456", "pt-PT")]
    [InlineData(null, null, "+85366123456", "zh-HK")]
    [InlineData(null, null, "+681821234", "fr")]
    [InlineData(null, null, "+17875550123", "es")]
    [InlineData(null, null, "+12025550123", "en")]
    [InlineData(null, null, "+46701234567", "en")]
    [InlineData(null, null, "+919876543210", "hi")]
    [InlineData("DE-at", null, "+12025550123", "DE-at")]
    public void Locale_Chain_IsRequestThenWorkspaceThenCountryThenEnglish(string? requested, string? preferred, string phone, string expected) =>
        Assert.Equal(expected, SampleTemplates.Book().Locale("otp_verification", requested, preferred, SampleMessage.Number(phone)));

    [Fact]
    public void Locale_UnknownTemplate_IsNull()
    {
        var book = SampleTemplates.Book(static options => options.Add("login", "en", "{code} lets you in."));

        Assert.Null(book.Locale("nope", null, null, SampleMessage.Number("+12025550123")));
        Assert.Null(book.Locale("Login", null, null, SampleMessage.Number("+12025550123")));
        Assert.NotNull(book.Locale("login", null, null, SampleMessage.Number("+12025550123")));
    }

    [Theory]
    [InlineData("en", "login.example.com", 0)]
    [InlineData("hi", "login.example.com", 0)]
    [InlineData("hi", "anmeldung.beispiel.example.com", 10)]
    public void Excess_Origin_IsCountedAgainstTheShortestMessage_A13(string locale, string origin, int excess) =>
        Assert.Equal(excess, SampleTemplates.Book().Excess("otp_verification", locale, 8, null, origin));

    [Theory]
    [InlineData("zh-Hant-TW", "zh-Hant-TW zh-Hant zh")]
    [InlineData("de_AT", "de-AT de")]
    [InlineData("zh-x-private", "zh-x-private zh")]
    [InlineData("en", "en")]
    public void Fallbacks_Tag_IsTruncatedByTheLookupRule(string tag, string expected) =>
        Assert.Equal(expected, string.Join(' ', LocaleTag.Fallbacks(tag)));
}
