using System.Text.Json;
using OtpActors.Delivery.Health;

namespace OtpActors.Http.Health;

/// <summary>Which enabled providers are not well, in the words of <c>/healthz/ready</c>.</summary>
internal static class ProviderChecks
{
    /// <summary>Those that are out or broken; a pause that was asked for is no trouble.</summary>
    public static ProviderStatus[] Troubled(IProviderDesk? desk) =>
        desk is null ? [] : [.. desk.List().Where(static provider => provider is { Enabled: true, State: ProviderState.Out or ProviderState.Broken })];

    /// <summary>The body that names them (draft-inadarei-api-health-check, "checks").</summary>
    public static byte[] Write(ProviderStatus[] troubled)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("status", "warn");
            json.WriteStartObject("checks");
            foreach (var provider in troubled)
            {
                json.WriteStartArray("provider:" + provider.Name);
                json.WriteStartObject();
                json.WriteString("status", provider.State == ProviderState.Out ? "fail" : "warn");
                json.WriteString("time", provider.Since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
                json.WriteString("output", $"{provider.Reason}. {provider.Advice}");
                json.WriteEndObject();
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
