using System.Buffers;
using OtpActors.Engine.Storage;

namespace OtpActors.Grains.Wire;

/// <summary>Stored records inside messages: bytes of their own, so that what comes after them does not depend on their version.</summary>
internal static class Blob
{
    public delegate void WriteState<in T>(T state, ref StateWriter to);

    public delegate T ReadState<out T>(ref StateReader from);

    public static void Write<T>(T? state, WriteState<T> write, ref StateWriter to)
        where T : class
    {
        if (state is null)
        {
            to.Bytes([]);
            return;
        }

        var buffer = new ArrayBufferWriter<byte>(512);
        var inner = new StateWriter(buffer);
        write(state, ref inner);
        to.Bytes(buffer.WrittenSpan);
    }

    public static T? Read<T>(ReadState<T> read, ref StateReader from)
        where T : class
    {
        var bytes = from.Bytes();
        if (bytes.IsEmpty)
        {
            return null;
        }

        var inner = new StateReader(bytes);
        return read(ref inner);
    }
}
