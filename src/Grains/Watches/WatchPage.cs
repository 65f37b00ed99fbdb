using System.Buffers;
using System.Collections.Immutable;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Storage;

namespace OtpActors.Grains.Watches;

/// <summary>Some OTPs of one watch, stored together.</summary>
/// <param name="Otps">The OTPs.</param>
internal sealed record WatchPage(ImmutableArray<OtpId> Otps)
{
    /// <summary>Most OTPs in a page: it is written anew with every batch, so it stays small.</summary>
    public const int OtpsMax = 256;

    private const int Version = 1;

    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>((Otps.Length * 16) + 4);
        var to = new StateWriter(buffer);
        to.Number(Version);
        to.Number(Otps.Length);
        foreach (var otp in Otps)
        {
            to.Bits(otp.Value);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static WatchPage Read(ReadOnlyMemory<byte> bytes)
    {
        var from = new StateReader(bytes.Span);
        var version = from.Small();
        if (version != Version)
        {
            throw new InvalidDataException($"A watch page is stored in format {version}; this build reads formats up to {Version}.");
        }

        var otps = ImmutableArray.CreateBuilder<OtpId>(from.Count());
        for (var i = 0; i < otps.Capacity; i++)
        {
            otps.Add(new OtpId(from.Bits()));
        }

        return new WatchPage(otps.MoveToImmutable());
    }
}
