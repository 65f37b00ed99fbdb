using OtpActors.Engine.Codes;

namespace OtpActors.Engine.Tests.Codes;

public sealed class OtpCodeTests
{
    [Theory]
    [InlineData("0000")]
    [InlineData("12345")]
    [InlineData("012345")]
    [InlineData("99999999")]
    public void TryParse_4To8AsciiDigits_IsACode_A2(string text)
    {
        Assert.True(OtpCode.TryParse(text, out var code));
        Assert.Equal((text, text.Length), (code.Reveal(), code.Length));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("123456789")]
    [InlineData(" 123456")]
    [InlineData("123456 ")]
    [InlineData("123456\n")]
    [InlineData("123 456")]
    [InlineData("123-456")]
    [InlineData("+123456")]
    [InlineData("-123456")]
    [InlineData("12345.6")]
    [InlineData("1e5000")]
    [InlineData("0x1234")]
    [InlineData("12345a")]
    [InlineData("１２３４５６")]
    [InlineData("١٢٣٤٥٦")]
    [InlineData("१२३४५६")]
    [InlineData("𝟏𝟐𝟑𝟒")]
    [InlineData("123456\0")]
    [InlineData("12345\u200B6")]
    [InlineData("²³¹⁴")]
    [InlineData("Ⅷ234")]
    public void TryParse_AnythingElse_IsNoCode_A2(string? text) => Assert.False(OtpCode.TryParse(text, out _));
}
