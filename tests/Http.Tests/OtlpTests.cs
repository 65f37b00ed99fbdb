using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Http.Telemetry;

namespace OtpActors.Http.Tests;

/// <summary>What leaves by OTLP, at a collector of the test's own: our metrics and traces, without numbers and codes (A84).</summary>
public sealed class OtlpTests
{
    private const string PhoneDigits = "4915550123456";

    [Fact]
    public async Task Export_WithAnEndpoint_SendsMetricsAndTracesWithoutNumbers()
    {
        var bodies = new ConcurrentDictionary<string, string>();
        await using var collector = await CollectAsync(bodies);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.First(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_SERVICE_NAME"] = "otp-under-test",
        }).Build();

        await using (var server = await HttpServer.StartAsync(services => services.AddSingleton<IConfiguration>(settings)))
        {
            await server.PostAsync(HttpServer.Send, $$"""{"phone":"+{{PhoneDigits}}"}""");
            await server.GetAsync("/v1/otp/" + PhoneDigits);
            await server.App.StopAsync();
        }

        Assert.Contains("otpactors.http.request.duration", bodies["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("otp-under-test", bodies["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("/v1/otp/{otp_id}", bodies["/v1/traces"], StringComparison.Ordinal);
        Assert.All(bodies.Values, static body => Assert.DoesNotContain(PhoneDigits, body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true, "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317")]
    [InlineData(false, true, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://collector:4317")]
    [InlineData(false, true, "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317", "OTEL_METRICS_EXPORTER=none")]
    [InlineData(false, false, "OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317", "OTEL_SDK_DISABLED=true")]
    public void Settings_OfTheEnvironment_SayWhatIsSent(bool metrics, bool traces, params string[] environment)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(environment.Select(static line => line.Split('=', 2)).ToDictionary(static pair => pair[0], static string? (pair) => pair[1]))
            .Build();

        Assert.Equal(new OtlpSettings(metrics, traces), OtlpSettings.Read(configuration));
    }

    private static async Task<WebApplication> CollectAsync(ConcurrentDictionary<string, string> bodies)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var text = Encoding.Latin1.GetString(body.ToArray());
            bodies.AddOrUpdate(context.Request.Path.Value!, text, (_, before) => before + text);
        });
        await app.StartAsync();
        return app;
    }
}
