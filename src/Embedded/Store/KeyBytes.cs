using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace OtpActors.Embedded.Store;

/// <summary>An actor's 128 bits as they are stored.</summary>
[InlineArray(Length)]
internal struct KeyBytes
{
    public const int Length = 16;

    private byte _first;

    public static KeyBytes Of(UInt128 key)
    {
        KeyBytes bytes = default;
        BinaryPrimitives.WriteUInt128BigEndian(bytes, key);
        return bytes;
    }

    public static UInt128 Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Length ? BinaryPrimitives.ReadUInt128BigEndian(bytes) : throw new InvalidDataException("A stored key is not 16 bytes long.");
}
