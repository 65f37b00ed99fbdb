using System.Text.Json;

namespace OtpActors.Delivery.Providers.Undocumented;

/// <summary>Reads what an answer says without knowing its shape.</summary>
internal static class ReplyText
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 16 };

    /// <summary>Parses a body.</summary>
    /// <param name="body">The body.</param>
    /// <returns>The JSON, to be disposed of; null when it is none.</returns>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, Bounded);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A string by its path.</summary>
    /// <param name="element">Where to begin.</param>
    /// <param name="path">The names on the way.</param>
    /// <returns>The string; null when there is none.</returns>
    public static string? Of(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}
