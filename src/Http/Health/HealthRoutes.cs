using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Health;
using OtpActors.Http.Management;

namespace OtpActors.Http.Health;

/// <summary>
/// <c>GET /healthz/live</c>: the process answers, whatever becomes of its storage (A109). <c>GET /healthz/ready</c>: send requests here (A110).
/// The body says <c>pass</c>, <c>warn</c> or <c>fail</c> and to strangers nothing about the house (A111). A provider that takes no messages is a warning:
/// other routes, checks and receipts go on.
/// </summary>
internal static class HealthRoutes
{
    public const string LivePath = "/healthz/live";
    public const string ReadyPath = "/healthz/ready";

    private static readonly byte[] Pass = """{"status":"pass"}"""u8.ToArray();
    private static readonly byte[] Warn = """{"status":"warn"}"""u8.ToArray();
    private static readonly byte[] Fail = """{"status":"fail"}"""u8.ToArray();

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var reasons = routes.ServiceProvider.GetServices<IReadiness>().ToArray();
        var providers = routes.ServiceProvider.GetService<IProviderDesk>();
        var split = routes.ServiceProvider.GetRequiredService<ManagementSplit>();
        routes.MapGet(LivePath, context => WriteAsync(context.Response, Pass)).WithMetadata(new ListenersMark(Listeners.Both));
        routes.MapGet(ReadyPath, context => WriteAsync(context.Response, Ready(context))).WithMetadata(new ListenersMark(Listeners.Both));

        byte[] Ready(HttpContext context)
        {
            if (!Array.TrueForAll(reasons, static reason => reason.IsReady))
            {
                return Fail;
            }

            var troubled = ProviderChecks.Troubled(providers);
            return troubled.Length == 0 ? Pass
                : split.IsInside(context) || LocalVisitors.IsLocal(context) ? ProviderChecks.Write(troubled)
                : Warn;
        }
    }

    private static Task WriteAsync(HttpResponse response, byte[] body)
    {
        response.StatusCode = body == Fail ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        if (body == Fail)
        {
            response.Headers.RetryAfter = "1";
        }

        response.ContentType = "application/health+json";
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body).AsTask();
    }
}
