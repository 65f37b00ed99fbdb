using System.Net;

namespace OtpActors.Client.Http;

/// <summary>Which requests may be repeated after which outcomes, so that nothing is done twice.</summary>
internal static class Repeatability
{
    public const string IdempotencyKey = "Idempotency-Key";

    private static readonly string[] HarmlessPosts = ["/cancel", "/search"];

    /// <summary>Whether a request whose fate is unknown may be sent again: it reads, it carries an idempotency key, or doing it twice is doing it once.</summary>
    public static bool MayRepeat(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get
        || request.Method == HttpMethod.Patch
        || request.Headers.Contains(IdempotencyKey)
        || (request.Method == HttpMethod.Post
            && request.RequestUri is { } uri
            && HarmlessPosts.Any(end => uri.AbsolutePath.EndsWith(end, StringComparison.Ordinal)));

    /// <summary>Whether an answer may be another one later.</summary>
    public static bool MayChange(HttpResponseMessage response, HttpRequestMessage request) => response.StatusCode switch
    {
        // Refused at the door, so nothing was done.
        HttpStatusCode.TooManyRequests => true,
        HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => MayRepeat(request),
        _ => false,
    };
}
