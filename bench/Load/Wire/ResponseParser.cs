using System.Buffers.Text;
using System.Text;

namespace OtpActors.Bench.Load.Wire;

/// <summary>
/// Reads just enough of an HTTP/1.1 answer: status, Content-Length or chunks, Connection: close. Not for use against strangers.
/// </summary>
internal static class ResponseParser
{
    /// <summary>False while the answer is incomplete. Chunks are moved together within <paramref name="received"/>.</summary>
    /// <exception cref="InvalidDataException">The bytes are not an answer that this parser knows.</exception>
    public static bool TryParse(Span<byte> received, out Response response)
    {
        response = default;
        var headEnd = received.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
        {
            return false;
        }
        var head = received[..(headEnd + 2)];
        var status = StatusOf(head);
        var (length, chunked, closes) = FramingOf(head[(head.IndexOf("\r\n"u8) + 2)..]);
        var body = received[(headEnd + 4)..];
        if (status is < 200 or 204 or 304)
        {
            length = 0;
            chunked = false;
        }
        if (chunked)
        {
            if (!TryFindChunksEnd(body, out var end))
            {
                return false;
            }
            response = new Response(status, Join(body[..end]), headEnd + 4 + end, closes);
            return true;
        }
        if (length < 0)
        {
            throw new InvalidDataException("The answer has neither Content-Length nor chunks.");
        }
        if (body.Length < length)
        {
            return false;
        }
        response = new Response(status, body[..length], headEnd + 4 + length, closes);
        return true;
    }

    private static int StatusOf(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(head[9..], out int status, out var used) || used != 3)
        {
            throw new InvalidDataException("The answer does not start with an HTTP/1.1 status line.");
        }
        return status;
    }

    private static (int Length, bool Chunked, bool Closes) FramingOf(ReadOnlySpan<byte> headers)
    {
        var (length, chunked, closes) = (-1, false, false);
        while (headers.Length > 0)
        {
            var end = headers.IndexOf("\r\n"u8);
            var line = headers[..end];
            headers = headers[(end + 2)..];
            var colon = line.IndexOf((byte)':');
            var name = line[..Math.Max(0, colon)];
            var value = line[(colon + 1)..].Trim((byte)' ');
            if (Ascii.EqualsIgnoreCase(name, "content-length"u8))
            {
                length = Utf8Parser.TryParse(value, out int parsed, out var used) && used == value.Length && parsed >= 0
                    ? parsed
                    : throw new InvalidDataException("The answer's Content-Length is not a number.");
            }
            else if (Ascii.EqualsIgnoreCase(name, "transfer-encoding"u8))
            {
                chunked = Ascii.EqualsIgnoreCase(value, "chunked"u8);
            }
            else if (Ascii.EqualsIgnoreCase(name, "connection"u8))
            {
                closes = Ascii.EqualsIgnoreCase(value, "close"u8);
            }
        }
        return (length, chunked, closes);
    }

    private static bool TryFindChunksEnd(ReadOnlySpan<byte> body, out int end)
    {
        end = 0;
        while (TryReadSize(body[end..], out var size, out var lineLength))
        {
            end += lineLength + size + 2;
            if (end > body.Length)
            {
                return false;
            }
            if (size == 0)
            {
                return true;
            }
        }
        return false;
    }

    private static Span<byte> Join(Span<byte> chunks)
    {
        var (read, written) = (0, 0);
        while (TryReadSize(chunks[read..], out var size, out var lineLength) && size > 0)
        {
            chunks.Slice(read + lineLength, size).CopyTo(chunks[written..]);
            written += size;
            read += lineLength + size + 2;
        }
        return chunks[..written];
    }

    private static bool TryReadSize(ReadOnlySpan<byte> chunk, out int size, out int lineLength)
    {
        size = 0;
        lineLength = chunk.IndexOf("\r\n"u8) + 2;
        if (lineLength < 2)
        {
            return false;
        }
        return Utf8Parser.TryParse(chunk, out size, out var used, 'x') && used == lineLength - 2 && size >= 0
            ? true
            : throw new InvalidDataException("A chunk of the answer has no valid size.");
    }
}
