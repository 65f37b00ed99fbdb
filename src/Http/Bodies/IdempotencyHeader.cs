using Microsoft.AspNetCore.Http;
using OtpActors.Engine.Verification;

namespace OtpActors.Http.Bodies;

/// <summary>Reads <c>Idempotency-Key</c>: 1 to 255 visible ASCII characters, bare or as a quoted string (A58).</summary>
internal static class IdempotencyHeader
{
    private const string Name = "Idempotency-Key";
    private const int LengthMax = 255;

    public static IdempotencyKey? Read(HttpRequest request, string scope, byte[] body, FieldErrors errors)
    {
        var header = request.Headers[Name];
        if (header.Count == 0)
        {
            return null;
        }

        if (header.Count == 1 && header[0] is { } text && Unquote(text) is { Length: >= 1 and <= LengthMax } key
            && !key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return new IdempotencyKey(key, scope, body);
        }

        errors.Add(Name, "Send one Idempotency-Key of 1 to 255 visible ASCII characters without blanks, bare or in double quotes.");
        return null;
    }

    private static string Unquote(string text) => text is ['"', .., '"'] ? text[1..^1] : text;
}
