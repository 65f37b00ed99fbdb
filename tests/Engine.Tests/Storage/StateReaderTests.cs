using System.Buffers;
using FsCheck.Fluent;
using OtpActors.Engine.Storage;
using OtpActors.Testing;
using OtpActors.Testing.Rules;

namespace OtpActors.Engine.Tests.Storage;

public sealed class StateReaderTests
{
    [Theory]
    [InlineData(0UL, "00")]
    [InlineData(127UL, "7f")]
    [InlineData(128UL, "8001")]
    [InlineData(300UL, "ac02")]
    [InlineData(ulong.MaxValue, "ffffffffffffffffff01")]
    public void Number_AtItsEdges_TakesTheBytesOfTheFormat(ulong value, string hex)
    {
        Assert.Equal(hex, Convert.ToHexStringLower(Write((ref StateWriter to) => to.Number(value))));
        Assert.Equal(value, new StateReader(Convert.FromHexString(hex)).Number());
    }

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("ffffffffffffffffffff01")]
    public void Number_WithoutAnEnd_IsRefused(string hex) =>
        Assert.Throws<InvalidDataException>(() => new StateReader(Convert.FromHexString(hex)).Number());

    [Fact]
    public void Read_WhatCannotHaveBeenWritten_IsRefused()
    {
        Refused(static bytes => new StateReader(bytes).Flag(), 2);
        Refused(static bytes => new StateReader(bytes).Small(), 0xFF, 0xFF, 0xFF, 0xFF, 0x0F);
        Refused(static bytes => new StateReader(bytes).Count(), 3, 1, 1);
        Refused(static bytes => new StateReader(bytes).Time(), 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F);
        Refused(static bytes => new StateReader(bytes).Span(), 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F);
        Refused(static bytes => new StateReader(bytes).Text(), 0);
        Refused(static bytes => new StateReader(bytes).TextOrNone(), 9, 65);
        Refused(static bytes => new StateReader(bytes).TextOrNone(), 3, 65, 0xFF);
        Refused(static bytes => new StateReader(bytes).Word(), 3, 65, 0xFF);
        Refused(static bytes => new StateReader(bytes).Word(), [34, .. Enumerable.Repeat((byte)0xFF, 33)]);
        Refused(static bytes => new StateReader(bytes).Bits(), 1, 2, 3);
        Refused(static bytes => new StateReader(bytes).Bytes().ToArray(), 0xFF, 0xFF, 0xFF, 0xFF, 0x7F);
    }

    [Fact]
    public void Time_InMilliseconds_IsKeptExactly() => Property.HoldsFor(Gen.Choose(0, int.MaxValue), static ms =>
    {
        var time = Samples.Noon.AddMilliseconds(ms);
        Assert.Equal(time, new StateReader(Write((ref StateWriter to) => to.Time(time))).Time());
    });

    [Fact]
    public void Write_WhatTheReaderWouldRefuse_IsRefused()
    {
        var last = new DateTimeOffset(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var longest = TimeSpan.FromDays(10_000);

        Assert.Equal(last, new StateReader(Write((ref StateWriter to) => to.Time(last))).Time());
        Assert.Equal(longest, new StateReader(Write((ref StateWriter to) => to.Span(longest))).Span());
        Assert.Throws<ArgumentOutOfRangeException>(() => Write((ref StateWriter to) => to.Time(last.AddMilliseconds(1))));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write((ref StateWriter to) => to.Time((DateTimeOffset?)DateTimeOffset.MaxValue)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write((ref StateWriter to) => to.Span(longest + TimeSpan.FromMilliseconds(1))));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write((ref StateWriter to) => to.Span(TimeSpan.FromMilliseconds(-1))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("größe ✓ 🦊")]
    public void Text_AnyText_IsKept(string? text) => Assert.Equal(text, new StateReader(Write((ref StateWriter to) => to.Text(text))).TextOrNone());

    private delegate void Writing(ref StateWriter to);

    private static byte[] Write(Writing writing)
    {
        var to = new ArrayBufferWriter<byte>();
        var writer = new StateWriter(to);
        writing(ref writer);
        return to.WrittenSpan.ToArray();
    }

    private static void Refused<T>(Func<byte[], T> read, params byte[] bytes) => Assert.Throws<InvalidDataException>(() => read(bytes));
}
