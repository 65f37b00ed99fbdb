using OtpActors.Domain.Identity;

namespace OtpActors.Domain.Tests.Identity;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+12345678")]
    [InlineData("+123456789012345")]
    [InlineData("+999100000")]
    public void TryParse_E164_IsTaken(string text)
    {
        Assert.True(PhoneNumber.TryParse(text, out var number));
        Assert.Equal(text, number.E164);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("+1234567")]
    [InlineData("+1234567890123456")]
    [InlineData("+02345678")]
    [InlineData("12345678")]
    [InlineData("0012345678")]
    [InlineData("++12345678")]
    [InlineData("+1234 5678")]
    [InlineData("+1234-5678")]
    [InlineData(" +12345678")]
    [InlineData("+12345678 ")]
    [InlineData("+12345678\n")]
    [InlineData("+1234567a")]
    [InlineData("+１２３４５６７８")]
    [InlineData("+١٢٣٤٥٦٧٨")]
    [InlineData("\uFF0B12345678")]
    public void TryParse_AnythingElse_IsNoNumber(string? text) => Assert.False(PhoneNumber.TryParse(text, out _));

    [Theory]
    [InlineData("+12345678", "+******78")]
    [InlineData("+123456789012345", "+*************45")]
    public void ToString_ShowsTheLastTwoDigitsOnly_A86(string text, string masked)
    {
        Assert.True(PhoneNumber.TryParse(text, out var number));
        Assert.Equal(masked, $"{number}");
    }

    [Fact]
    public void ToString_OfNone_IsHarmless() => Assert.Equal("(none)", default(PhoneNumber).ToString());
}
