using System.Text.Json;

namespace OtpActors.Testing.Webhooks;

/// <summary>A webhook as it arrived.</summary>
/// <param name="Path">The path that it was sent to.</param>
/// <param name="Id">The header <c>webhook-id</c>.</param>
/// <param name="Timestamp">The header <c>webhook-timestamp</c>.</param>
/// <param name="Signature">The header <c>webhook-signature</c>.</param>
/// <param name="Headers">All headers, one a line.</param>
/// <param name="Body">The bytes.</param>
public sealed record ReceivedWebhook(string Path, string Id, string Timestamp, string Signature, string Headers, byte[] Body)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json { get; } = JsonDocument.Parse(Body).RootElement;

    /// <summary>The event's name.</summary>
    public string Event => Json.GetProperty("event").GetString()!;

    /// <summary>A member of the body's <c>data</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its value.</returns>
    public JsonElement Data(string name) => Json.GetProperty("data").GetProperty(name);
}
