using System.Buffers.Binary;

namespace OtpActors.Grains.Actors;

/// <summary>An actor's 128 bits as a grain key and back. Never a phone number: grain ids end up in traces and error logs (A85).</summary>
internal static class ActorGrainKey
{
    public static Guid Of(UInt128 id)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, id);
        return new Guid(bytes, bigEndian: true);
    }

    public static UInt128 Of(GrainId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.GetGuidKey().TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
