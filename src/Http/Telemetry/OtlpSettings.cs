using Microsoft.Extensions.Configuration;

namespace OtpActors.Http.Telemetry;

/// <summary>
/// What is sent by OTLP. The settings are OpenTelemetry's own (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, <c>OTEL_EXPORTER_OTLP_PROTOCOL</c>,
/// <c>OTEL_SERVICE_NAME</c>, ...); without an address nothing is sent and nothing is counted for it.
/// Source: OpenTelemetry specification 1.50, "OTLP exporter configuration" and "General SDK configuration".
/// </summary>
/// <param name="Metrics">Whether metrics are.</param>
/// <param name="Traces">Whether traces are.</param>
public sealed record OtlpSettings(bool Metrics, bool Traces)
{
    /// <summary>Reads them.</summary>
    /// <param name="configuration">The host's configuration, which holds the environment.</param>
    /// <returns>The settings.</returns>
    public static OtlpSettings Read(IConfiguration configuration)
    {
        var off = string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase);
        return new(!off && IsOn("METRICS"), !off && IsOn("TRACES"));

        bool IsOn(string signal) =>
            !string.Equals(configuration[$"OTEL_{signal}_EXPORTER"], "none", StringComparison.OrdinalIgnoreCase)
            && (!string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]) || !string.IsNullOrEmpty(configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]));
    }
}
