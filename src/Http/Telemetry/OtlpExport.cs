using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace OtpActors.Http.Telemetry;

/// <summary>Sends metrics and traces by OTLP while the host runs, and what is left when it stops. Neither carries phone numbers or codes (A84).</summary>
internal sealed class OtlpExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private static readonly string[] Meters =
        ["OtpActors*", "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    private static readonly string[] Sources = ["OtpActors*", "Microsoft.Orleans.*", "Microsoft.AspNetCore"];

    /// <summary>How long a stop waits for a collector that does not answer.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(3);

    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var settings = OtlpSettings.Read(configuration);
        if (settings.Metrics)
        {
            _metrics = Sdk.CreateMeterProviderBuilder().ConfigureServices(Configure).AddMeter(Meters).AddOtlpExporter().Build();
        }

        if (settings.Traces)
        {
            _traces = Sdk.CreateTracerProviderBuilder().ConfigureServices(Configure).AddSource(Sources).AddOtlpExporter().Build();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(Flush, cancellationToken);

    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }

    private void Configure(IServiceCollection services) => services.AddSingleton(configuration);

    private void Flush()
    {
        _traces?.Shutdown((int)LastWords.TotalMilliseconds);
        _metrics?.Shutdown((int)LastWords.TotalMilliseconds);
    }
}
