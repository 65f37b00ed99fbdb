using System.Buffers.Binary;
using System.Buffers.Text;

namespace OtpActors.Grains.Records;

/// <summary>The 128 bits of an actor in a storage key: 22 characters. Never a phone number (A85).</summary>
internal static class RecordKey
{
    /// <summary>How many characters.</summary>
    public const int Length = 22;

    /// <summary>Writes them.</summary>
    public static void Write(UInt128 id, Span<byte> to)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, id);
        Base64Url.EncodeToUtf8(bytes, to, out _, out _);
    }
}
