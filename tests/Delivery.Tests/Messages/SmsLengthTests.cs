using FsCheck.Fluent;
using OtpActors.Delivery.Messages;
using OtpActors.Testing;

namespace OtpActors.Delivery.Tests.Messages;

public sealed class SmsLengthTests
{
    /// <summary>3GPP TS 23.038, table 6.2.1, column by column; the escape at 0x1B stands as a space, which is at 0x20 too.</summary>
    private const string Table =
        "@£$¥èéùìòÇ\nØø\rÅå" + "Δ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ" + " !\"#¤%&'()*+,-./" + "0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNO" + "PQRSTUVWXYZÄÖÑÜ§" + "¿abcdefghijklmno" + "pqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    [Fact]
    public void Of_EveryCharacterThereIs_IsInTheAlphabetOfTheStandardOrInUcs2()
    {
        Assert.Equal(128, Table.Length);
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var expected = Table.Contains((char)c) ? new SmsLength(true, 1) : Extension.Contains((char)c) ? new SmsLength(true, 2) : new SmsLength(false, 1);
            Assert.Equal(expected, SmsLength.Of([(char)c]));
        }
    }

    [Fact]
    public void Of_AnyText_IsTheSumOfItsCharactersInOneAlphabet() => Property.HoldsForSequences(
        Gen.Frequency(
            (8, Gen.Elements(Table.ToCharArray())),
            (2, Gen.Elements(Extension.ToCharArray())),
            (1, Gen.Elements('ç', 'ğ', 'о', '\u0915', '\u200D', '\uD83D', '\uDE00', '`'))),
        text =>
        {
            var length = SmsLength.Of(text);

            Assert.Equal(text.All((Table + Extension).Contains), length.IsGsm7);
            Assert.Equal(length.IsGsm7 ? text.Sum(static c => Extension.Contains(c) ? 2 : 1) : text.Length, length.Used);
            Assert.Equal(Math.Max(0, length.Used - (length.IsGsm7 ? 160 : 70)), new SmsLastLine().Excess(new string(text)));
        },
        lengthMax: 200);

    [Theory]
    [InlineData('a', 160, true, 0)]
    [InlineData('a', 161, true, 1)]
    [InlineData('€', 80, true, 0)]
    [InlineData('€', 81, true, 2)]
    [InlineData('ó', 70, false, 0)]
    [InlineData('ó', 71, false, 1)]
    public void Excess_AtTheEdgeOfOneSms_IsExact(char c, int count, bool gsm7, int excess)
    {
        var text = new string(c, count);

        Assert.Equal((gsm7, excess), (SmsLength.Of(text).IsGsm7, new SmsLastLine().Excess(text)));
    }

    [Theory]
    [InlineData('a', 140, 0)]
    [InlineData('a', 141, 1)]
    [InlineData('ó', 70, 0)]
    [InlineData('ó', 71, 1)]
    public void Excess_ForTheRetriever_HoldsTo140Bytes_A12(char c, int count, int excess) =>
        Assert.Equal(excess, new SmsLastLine("FA+9qCX9VSu", null).Excess(new string(c, count)));
}
