using FsCheck.Fluent;
using OtpActors.Domain.Identity;
using OtpActors.Testing;

namespace OtpActors.Domain.Tests.Identity;

public sealed class OtpIdTests
{
    [Theory]
    [InlineData("otp_00000000000000000000000000", "0")]
    [InlineData("otp_00000000000000000000000001", "1")]
    [InlineData("otp_0000000000000000000000000Z", "31")]
    [InlineData("otp_7ZZZZZZZZZZZZZZZZZZZZZZZZZ", "340282366920938463463374607431768211455")]
    public void TryParse_Canonical_GivesItsBits(string text, string value)
    {
        Assert.True(OtpId.TryParse(text, out var id));
        Assert.Equal(UInt128.Parse(value, System.Globalization.CultureInfo.InvariantCulture), id.Value);
        Assert.Equal(text, id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("otp_")]
    [InlineData("otp_0000000000000000000000000")]
    [InlineData("otp_000000000000000000000000000")]
    [InlineData("OTP_00000000000000000000000000")]
    [InlineData("00000000000000000000000000otp_")]
    [InlineData("otp_0000000000000000000000000z")]
    [InlineData("otp_0000000000000000000000000I")]
    [InlineData("otp_0000000000000000000000000L")]
    [InlineData("otp_0000000000000000000000000O")]
    [InlineData("otp_0000000000000000000000000U")]
    [InlineData("otp_0000000000000000000000000 ")]
    [InlineData(" otp_0000000000000000000000000")]
    [InlineData("otp_0000000000000000000000000\0")]
    [InlineData("otp_000000000000-0000000000000")]
    [InlineData("otp_０0000000000000000000000000")]
    [InlineData("otp_80000000000000000000000000")]
    [InlineData("otp_ZZZZZZZZZZZZZZZZZZZZZZZZZZ")]
    [InlineData("otp_/0000000000000000000000000")]
    public void TryParse_AnyOtherSpelling_IsNoId(string? text) => Assert.False(OtpId.TryParse(text, out _));

    [Fact]
    public void TryParse_WhatToStringGave_IsTheSame() => Property.HoldsFor(
        Gen.Choose(int.MinValue, int.MaxValue).Four(),
        static parts =>
        {
            var id = new OtpId(new UInt128(
                ((ulong)(uint)parts.Item1 << 32) | (uint)parts.Item2, ((ulong)(uint)parts.Item3 << 32) | (uint)parts.Item4));
            Assert.True(OtpId.TryParse(id.ToString(), out var read));
            Assert.Equal(id, read);
        });
}
