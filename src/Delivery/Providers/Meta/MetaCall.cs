using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OtpActors.Delivery.Providers.Meta;

/// <summary>What every call to Meta has.</summary>
internal static class MetaCall
{
    private static readonly ProductInfoHeaderValue Agent = new("OtpActors", "1.0.0");

    public static MediaTypeHeaderValue Json { get; } = new("application/json");

    public static void Sign(HttpRequestMessage request, AuthenticationHeaderValue authorization)
    {
        request.Headers.Authorization = authorization;
        request.Headers.UserAgent.Add(Agent);
    }

    /// <summary>Reads a body; null when it makes no sense.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
