using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OtpActors.Delivery.Providers.Undocumented;

/// <summary>Makes JSON requests.</summary>
internal static class GatewayCall
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>A POST with a body.</summary>
    /// <typeparam name="T">The body's type.</typeparam>
    /// <param name="address">Where to.</param>
    /// <param name="body">The body.</param>
    /// <param name="type">How it is written.</param>
    public static HttpRequestMessage Post<T>(Uri address, T body, JsonTypeInfo<T> type)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type)) };
        request.Content.Headers.ContentType = Json;
        return request;
    }

    /// <summary>The same with a bearer token.</summary>
    /// <param name="request">The request.</param>
    /// <param name="token">The token.</param>
    public static HttpRequestMessage WithBearer(this HttpRequestMessage request, string token)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }
}
