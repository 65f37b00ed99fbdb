using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace OtpActors.Http.OpenApi;

/// <summary><c>GET /openapi/v1.json</c>: the description of the API, written by hand and compared with the server by a test.</summary>
internal static class OpenApiRoutes
{
    public const string Path = "/openapi/v1.json";

    public static void MapOpenApi(this IEndpointRouteBuilder routes)
    {
        var document = Read();
        routes.MapGet(Path, context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = document.Length;
            return context.Response.Body.WriteAsync(document).AsTask();
        });
    }

    internal static ReadOnlyMemory<byte> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("openapi.v1.json")
            ?? throw new InvalidOperationException("The OpenAPI document is missing from the assembly.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
