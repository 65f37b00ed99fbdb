using OtpActors.Domain.Destinations;
using OtpActors.Domain.Identity;

namespace OtpActors.Domain.Tests.Destinations;

public sealed class CountriesTests
{
    [Theory]
    [InlineData("+14155550123", "US")]
    [InlineData("+16045550123", "CA")]
    [InlineData("+18765550123", "JM")]
    [InlineData("+442079460000", "GB")]
    [InlineData("+441481960000", "GG")]
    [InlineData("+447700900123", "GB")]
    [InlineData("+447700312345", "JE")]
    [InlineData("+447911123456", "GG")]
    [InlineData("+447924123456", "IM")]
    [InlineData("+12735550123", "CA")]
    [InlineData("+4915112345678", "DE")]
    [InlineData("+79161234567", "RU")]
    [InlineData("+77011234567", "KZ")]
    [InlineData("+393331234567", "IT")]
    [InlineData("+390669812345", "VA")]
    [InlineData("+262639123456", "YT")]
    [InlineData("+911234567890", "IN")]
    [InlineData("+5511912345678", "BR")]
    [InlineData("+85291234567", "HK")]
    public void Of_NumberOfACountry_IsThatCountry(string e164, string country) => Assert.Equal(country, Countries.Of(Number(e164)));

    /// <summary>B18: satellite, premium and shared ranges belong to no country, so no list of countries allows them.</summary>
    [Theory]
    [InlineData("+88312345678")]
    [InlineData("+97912345678")]
    [InlineData("+80012345678")]
    [InlineData("+88161234567")]
    [InlineData("+87012345678")]
    [InlineData("+99912345678")]
    [InlineData("+19005550123")]
    public void Of_NumberOfNone_IsNull(string e164) => Assert.Null(Countries.Of(Number(e164)));

    internal static PhoneNumber Number(string e164) => PhoneNumber.TryParse(e164, out var number) ? number : throw new ArgumentException(e164);
}
