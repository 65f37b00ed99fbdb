using System.Buffers;
using Orleans.Storage;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Storage;

namespace OtpActors.Grains.Records;

/// <summary>
/// What the store says of itself: under which phone key it was made. Also proves at every start that what was written before can be read now.
/// </summary>
internal sealed class Installation(RecordStore store, KeyedNames names)
{
    private const int Version = 1;

    /// <summary>Compares the store's phone key with ours; a new store takes ours.</summary>
    /// <returns>Whether they are the same.</returns>
    public async Task<bool> IsOursAsync()
    {
        var key = (UInt128)1;
        while (true)
        {
            if (await store.ReadAsync(KindName.Installation, key) is { } record)
            {
                return Read(record.Bytes) == names.CheckValue;
            }

            try
            {
                await store.WriteAsync(KindName.Installation, key, Write(), default, null);
                return true;
            }
            catch (InconsistentStateException)
            {
                // Another silo was the first.
                continue;
            }
        }
    }

    private byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>(32);
        var to = new StateWriter(buffer);
        to.Number(Version);
        to.Bits(names.CheckValue);
        return buffer.WrittenSpan.ToArray();
    }

    private static UInt128 Read(ReadOnlyMemory<byte> bytes)
    {
        var from = new StateReader(bytes.Span);
        return from.Small() == Version ? from.Bits() : throw new InvalidDataException("The store was made by a newer build.");
    }
}
