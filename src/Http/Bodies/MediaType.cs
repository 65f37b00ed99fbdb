using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace OtpActors.Http.Bodies;

/// <summary>Whether a body says that it is plain JSON in UTF-8.</summary>
internal static class MediaType
{
    private const string Json = "application/json";

    public static bool IsJson(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0)
        {
            return false;
        }

        // The two spellings that nearly every client uses need no parsing.
        return request.ContentType switch
        {
            null => false,
            Json or "application/json; charset=utf-8" => true,
            var other => MediaTypeHeaderValue.TryParse(other, out var type)
                && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
                && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                    || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase)),
        };
    }
}
