using System.Buffers;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Tests.Wire;

/// <summary>
/// What travels between silos of two builds. <c>Golden.txt</c> holds every kind of message as the first build that sent it wrote it: a line is only ever
/// added, and every later build must read every line (A98, A114).
/// </summary>
public sealed class GoldenBytesTests
{
    private static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "Wire", "Golden.txt");

    public static TheoryData<string> Names => [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parcel_EveryKind_IsWrittenAsEver(string name)
    {
        var line = File.ReadLines(Path).SingleOrDefault(l => l.StartsWith(name + ":", StringComparison.Ordinal));

        Assert.True(line == $"{name}: {Hex(Samples.All[name])}", $"The bytes of this message changed, or it is new. Now they are\n{name}: {Hex(Samples.All[name])}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parcel_EveryKind_IsReadBack(string name)
    {
        var bytes = Convert.FromHexString(Hex(Samples.All[name]));

        Assert.Equal(Hex(Samples.All[name]), Hex(ParcelFormat.Read(bytes)));
    }

    [Fact]
    public void Parcel_WithSomethingAddedAtItsEndByALaterBuild_IsReadWithoutIt()
    {
        var bytes = Convert.FromHexString(Hex(Samples.All["phone answer"]) + "0107");

        Assert.Equal(Hex(Samples.All["phone answer"]), Hex(ParcelFormat.Read(bytes)));
    }

    [Fact]
    public void Parcel_OfAKindThatALaterBuildAdded_IsRefusedWithAWayOut() =>
        Assert.Contains("Upgrade the older silos first", Assert.Throws<InvalidDataException>(() => ParcelFormat.Read([1, 0, 0, 99])).Message, StringComparison.Ordinal);

    [Fact]
    public void Parcel_OnOrleansWire_NamesNoTypeOfOurs()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();

        var bytes = serializer.SerializeToArray<object>(Samples.All["otp answer"]);
        var text = System.Text.Encoding.Latin1.GetString(bytes);

        Assert.Contains("otpactors.parcel", text, StringComparison.Ordinal);
        Assert.DoesNotContain("OtpActors.", text, StringComparison.Ordinal);
        Assert.Equal(Hex(Samples.All["otp answer"]), Hex((Parcel)serializer.Deserialize<object>(bytes)!));
    }

    private static string Hex(Parcel parcel)
    {
        var buffer = new ArrayBufferWriter<byte>();
        ParcelFormat.Write(parcel, buffer);
        return Convert.ToHexStringLower(buffer.WrittenSpan);
    }
}
