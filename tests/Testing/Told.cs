using System.Text.Json;

namespace OtpActors.Testing;

/// <summary>An answer, read whole.</summary>
public sealed record Told(int Status, string ContentType, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Code => Json.GetProperty("code").GetString();

    /// <summary>The body without what differs from request to request.</summary>
    public string Lasting => Text.Replace(Header("X-Request-Id")!, "ID", StringComparison.Ordinal);

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The fields at fault.</summary>
    public IEnumerable<string> Faulty => Json.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(static e => e.Name) : [];

    public static async Task<Told> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        response.Content.Headers.ContentType?.MediaType ?? "",
        await response.Content.ReadAsStringAsync(),
        response.Headers.Concat(response.Content.Headers)
            .ToDictionary(static h => h.Key, static h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));
}
