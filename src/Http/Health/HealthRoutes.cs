using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Http.Management;

namespace OtpActors.Http.Health;

/// <summary>
/// <c>GET /healthz/live</c>: the process answers, whatever becomes of its storage (A109). <c>GET /healthz/ready</c>: send requests here (A110).
/// The body says <c>pass</c> or <c>fail</c> and nothing about the house (A111).
/// </summary>
internal static class HealthRoutes
{
    public const string LivePath = "/healthz/live";
    public const string ReadyPath = "/healthz/ready";

    private static readonly byte[] Pass = """{"status":"pass"}"""u8.ToArray();
    private static readonly byte[] Fail = """{"status":"fail"}"""u8.ToArray();

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var reasons = routes.ServiceProvider.GetServices<IReadiness>().ToArray();
        routes.MapGet(LivePath, context => WriteAsync(context.Response, true)).WithMetadata(new ListenersMark(Listeners.Both));
        routes.MapGet(ReadyPath, context => WriteAsync(context.Response, Array.TrueForAll(reasons, static reason => reason.IsReady)))
            .WithMetadata(new ListenersMark(Listeners.Both));
    }

    private static Task WriteAsync(HttpResponse response, bool pass)
    {
        var body = pass ? Pass : Fail;
        response.StatusCode = pass ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        if (!pass)
        {
            response.Headers.RetryAfter = "1";
        }

        response.ContentType = "application/health+json";
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body).AsTask();
    }
}
