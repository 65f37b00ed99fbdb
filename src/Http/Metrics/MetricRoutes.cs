using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Http.Management;

namespace OtpActors.Http.Metrics;

/// <summary><c>GET /metrics</c>.</summary>
internal static class MetricRoutes
{
    public const string Path = "/metrics";

    public static void MapMetrics(this IEndpointRouteBuilder routes)
    {
        var registry = routes.ServiceProvider.GetRequiredService<MetricRegistry>();
        routes.MapGet(Path, context =>
        {
            context.Response.ContentType = PrometheusText.ContentType;
            return context.Response.WriteAsync(PrometheusText.Write(registry.Collect()), context.RequestAborted);
        }).WithMetadata(new ListenersMark(Listeners.Management));
    }
}
