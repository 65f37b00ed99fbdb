using System.Buffers;
using System.Collections.Immutable;
using OtpActors.Engine.Storage;

namespace OtpActors.Grains.Watches;

/// <summary>Some of those whom one watch watches, stored together.</summary>
/// <param name="Ids">OTPs, or pages of outboxes.</param>
internal sealed record WatchPage(ImmutableArray<UInt128> Ids)
{
    /// <summary>Most in a page: it is written anew with every batch, so it stays small.</summary>
    public const int IdsMax = 256;

    private const int Version = 1;

    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>((Ids.Length * 16) + 4);
        var to = new StateWriter(buffer);
        to.Number(Version);
        to.Number(Ids.Length);
        foreach (var id in Ids)
        {
            to.Bits(id);
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

        var ids = ImmutableArray.CreateBuilder<UInt128>(from.Count());
        for (var i = 0; i < ids.Capacity; i++)
        {
            ids.Add(from.Bits());
        }

        return new WatchPage(ids.MoveToImmutable());
    }
}
