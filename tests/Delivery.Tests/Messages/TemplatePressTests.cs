using OtpActors.Delivery.Messages;

namespace OtpActors.Delivery.Tests.Messages;

public sealed class TemplatePressTests
{
    [Fact]
    public void Make_NothingConfigured_IsTheStandardTemplateInTwelveLanguages()
    {
        var template = Assert.Single(SampleTemplates.Book().All);

        Assert.Equal("otp_verification", template.Name);
        Assert.Equal("ar de en es fr hi id ja nl pt tr zh", string.Join(' ', template.Texts.Keys.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("{code} is your code. See https://evil.example", "\"/\"")]
    [InlineData("{code} is your code from evil.example", "web address")]
    [InlineData("{code} is your code from ｅｖｉｌ．ｅｘａｍｐｌｅ", "web address")]
    [InlineData("{code} is your code from evil。example", "web address")]
    [InlineData("{code} is your code, ask me@example", "\"@\"")]
    [InlineData("{code} is your code, not 123456", "digits")]
    [InlineData("12 {code} 34", "digits")]
    [InlineData("{code} is your code, not ١٢٣٤٥٦", "digits")]
    [InlineData("{code} is your code, not ①②③④", "digits")]
    [InlineData("{code} is your code.\nCall us", "line break")]
    [InlineData("{code} is your code.\u2028Call us", "line break")]
    [InlineData("{code} is your \u202Eedoc", "invisible")]
    [InlineData("{code} is your co\u200Bde", "invisible")]
    [InlineData("{code} is your code for {amount}", "\"{\"")]
    [InlineData("Your code", "exactly once")]
    [InlineData("{code} or {code}", "exactly once")]
    [InlineData("Your code is {code}", "full stop")]
    [InlineData("{code} is your code", "full stop")]
    [InlineData("1{code} is your code", "right beside")]
    [InlineData("A{code} is your code", "right beside")]
    [InlineData("{code}٣ is your code", "right beside")]
    [InlineData("{app} sends {code}", "OtpActors__AppName")]
    public void Make_TextThatCouldMislead_IsRefusedByName(string text, string why)
    {
        var faults = Faults(new MessageOptions().Add("login", "en", text));

        Assert.Contains(faults, fault => fault.StartsWith("OtpActors__Templates__login__Text__en", StringComparison.Ordinal)
            && fault.Contains(why, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Example.com")]
    [InlineData("Code 123456")]
    [InlineData("Two\nlines")]
    [InlineData(" Blank")]
    [InlineData("{code}")]
    [InlineData("A name of more than thirty characters")]
    public void Make_AppNameThatCouldMislead_IsRefused(string name)
    {
        var faults = Faults(new MessageOptions { AppName = name });

        Assert.StartsWith("OtpActors__AppName ", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Muster & Söhne")]
    [InlineData("Café 24x7")]
    [InlineData("微信支付")]
    [InlineData("St. Mary's")]
    public void Make_OrdinaryAppName_IsTaken(string name) => Assert.Single(SampleTemplates.Book(options => options.AppName = name).All);

    [Fact]
    public void Make_TooLongForOneSms_IsRefusedWithTheExcess_A13()
    {
        var options = new MessageOptions().Add("login", "pt_BR", "{code} é o código que você usa para entrar na sua conta.");

        var faults = Faults(options);

        var fault = Assert.Single(faults);
        Assert.StartsWith("OtpActors__Templates__login__Text__pt_BR is 19 characters too long for one SMS", fault, StringComparison.Ordinal);
        Assert.Contains("GSM alphabet", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Make_SeveralFaults_AreToldAtOnce()
    {
        var options = new MessageOptions().Add("Log in", "en", "no code").Add("pay", "sv", "{code}.");
        options.Templates["pay"].Meta.Add("en_US", "Pay Code");

        var faults = Faults(options);

        Assert.Equal(
            ["OtpActors__Templates__Log in", "OtpActors__Templates__Log in__Text__en", "OtpActors__Templates__pay__Text__sv", "OtpActors__Templates__pay__Meta__en_US"],
            faults.Select(f => f[..f.IndexOfAny([':', ' '], 27)]));
    }

    /// <summary>Meta has these two languages only with a country, and takes its codes in exactly one case.</summary>
    [Theory]
    [InlineData("pt", 1)]
    [InlineData("zh", 1)]
    [InlineData("en_us", 1)]
    [InlineData("pt_PT", 0)]
    [InlineData("zh_HK", 0)]
    [InlineData("fil", 0)]
    public void Make_MetaLanguage_IsOneOfMetas(string code, int faults)
    {
        var options = new MessageOptions().Add("pay", "en", "{code}.");
        options.Templates["pay"].Meta.Add(code, "pay_code");

        Assert.Equal(faults, Faults(options).Count);
    }

    [Fact]
    public void Make_TooManyTemplates_IsRefused()
    {
        var options = new MessageOptions();
        for (var i = 0; i <= MessageOptions.TemplatesMax; i++)
        {
            options.Templates.Add($"t{i}", new TemplateOptions());
        }

        var faults = Faults(options);

        Assert.Single(faults);
    }

    private static List<string> Faults(MessageOptions options)
    {
        var faults = new List<string>();
        TemplatePress.Make(options, faults.Add);
        return faults;
    }
}
