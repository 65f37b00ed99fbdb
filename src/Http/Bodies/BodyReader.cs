using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using OtpActors.Http.Problems;

namespace OtpActors.Http.Bodies;

/// <summary>Reads a JSON body of up to 16 KiB (A56).</summary>
internal static class BodyReader
{
    public const int BytesMax = 16 * 1024;

    public static async ValueTask<Body<T>> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type)
        where T : class
    {
        if (!MediaType.IsJson(request))
        {
            return new Body<T>(Refused.NotJson);
        }

        var bytes = await ReadBytesAsync(request, BytesMax);
        return bytes is null ? new Body<T>(Refused.TooLarge) : Parse(bytes, type);
    }

    /// <summary>As <see cref="ReadAsync"/>, for requests that may come without a body.</summary>
    public static async ValueTask<Body<T>> ReadOrDefaultAsync<T>(HttpRequest request, JsonTypeInfo<T> type, T otherwise)
        where T : class
    {
        if (request.ContentType is not null)
        {
            return await ReadAsync(request, type);
        }

        return await ReadBytesAsync(request, BytesMax) switch
        {
            null => new Body<T>(Refused.TooLarge),
            { Length: 0 } => new Body<T>(otherwise, []),
            _ => new Body<T>(Refused.NotJson),
        };
    }

    /// <summary>Reads a body as it is; null when it is too large.</summary>
    public static async ValueTask<byte[]?> ReadBytesAsync(HttpRequest request, int bytesMax)
    {
        if (request.ContentLength > bytesMax)
        {
            return null;
        }

        var reader = request.BodyReader;
        while (true)
        {
            // Kestrel ends this wait itself when the caller hangs up or is too slow.
            var read = await ReadAsync(reader);
            var buffer = read.Buffer;
            if (buffer.Length > bytesMax)
            {
                reader.AdvanceTo(buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var bytes = buffer.ToArray();
                reader.AdvanceTo(buffer.End);
                return bytes;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static async ValueTask<ReadResult> ReadAsync(PipeReader reader)
    {
        try
        {
            return await reader.ReadAsync(CancellationToken.None);
        }
        catch (IOException e) when (e.InnerException is OverflowException)
        {
            // A chunk announced as larger than any number: Kestrel tells that apart from other bad chunks.
            throw new BadHttpRequestException("The size of a chunk is no size.", e);
        }
    }

    private static Body<T> Parse<T>(byte[] bytes, JsonTypeInfo<T> type)
        where T : class
    {
        if (bytes.Length == 0)
        {
            return new Body<T>(Refused.Unreadable("The body is empty. Send a JSON object."));
        }

        if (!Utf8.IsValid(bytes))
        {
            return new Body<T>(Refused.Unreadable("The body is not valid UTF-8."));
        }

        try
        {
            return JsonSerializer.Deserialize(bytes, type) is { } value ? new Body<T>(value, bytes) : new Body<T>(Malformed);
        }
        catch (JsonException)
        {
            // The exception's own text quotes the body, so it goes nowhere.
            return new Body<T>(Malformed);
        }
    }

    private static readonly Problem Malformed = Refused.Unreadable(
        "The body is not a JSON object, names a member twice, or is nested deeper than 8 levels. Send one object with the fields that the API describes.");
}
