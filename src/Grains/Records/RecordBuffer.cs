using System.Buffers;

namespace OtpActors.Grains.Records;

/// <summary>A buffer to write one record in, of the thread: used up before the thread does anything else.</summary>
internal static class RecordBuffer
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    /// <summary>The empty buffer.</summary>
    public static ArrayBufferWriter<byte> Rent()
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        return buffer;
    }
}
