using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OtpActors.Http.Access;
using OtpActors.Http.Problems;

namespace OtpActors.Http.Replies;

/// <summary>Writes replies: headers, then the whole body at once with its length.</summary>
internal sealed class ReplyWriter(RateLimitHeaders rateLimits)
{
    private static readonly JsonWriterOptions Format = new()
    {
        // "+" in a phone number stays "+". Nothing here is ever read as HTML: the content type says JSON.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    /// <summary>Writes one reply.</summary>
    /// <param name="context">The request.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="caller">Who asked; null when nobody was authenticated.</param>
    public Task WriteAsync(HttpContext context, Reply reply, Caller? caller)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        var problem = reply as Problem;
        if (problem is not null)
        {
            WriteHeaders(response.Headers, problem);
        }

        if (reply.Replayed)
        {
            response.Headers["Idempotency-Replayed"] = "true";
        }

        if (caller is not null)
        {
            rateLimits.Write(response.Headers, caller, problem);
        }

        if (reply is EmptyReply)
        {
            return Task.CompletedTask;
        }

        response.ContentType = reply.ContentType;

        // No other request can use this thread's buffer before its bytes are copied: nothing in between waits.
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(1024);
        var json = _json ??= new Utf8JsonWriter(buffer, Format);
        try
        {
            reply.Write(json, context.TraceIdentifier);
            json.Flush();
            response.ContentLength = buffer.WrittenCount;
            response.BodyWriter.Write(buffer.WrittenSpan);
        }
        finally
        {
            buffer.ResetWrittenCount();
            json.Reset();
        }

        var flush = response.BodyWriter.FlushAsync();
        return flush.IsCompletedSuccessfully ? Task.CompletedTask : flush.AsTask();
    }

    private static void WriteHeaders(IHeaderDictionary headers, Problem problem)
    {
        if (problem.RetryAfterSeconds is { } seconds)
        {
            headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            headers.WWWAuthenticate = "Bearer realm=\"otpactors\"";
        }

        if (problem.Closes)
        {
            headers.Connection = "close";
        }
    }
}
