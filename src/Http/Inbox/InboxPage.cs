using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OtpActors.Http.Inbox;

/// <summary>The sandbox's inbox: a page that shows what the sandbox received, phone by phone.</summary>
public static class InboxPage
{
    /// <summary>What the page may do: load its own style, scripts and messages, and nothing from anywhere else.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Html = "text/html; charset=utf-8";
    private const string Css = "text/css; charset=utf-8";
    private const string JavaScript = "text/javascript; charset=utf-8";

    /// <summary>
    /// Serves the page at <c>/inbox</c> and its style and scripts below it. The page reads
    /// <c>GET /sandbox/messages</c> of the same origin. Who may see it is up to the caller.
    /// </summary>
    /// <param name="routes">Where the page is added.</param>
    /// <returns>The group of all routes of the page.</returns>
    public static RouteGroupBuilder MapInbox(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/inbox");
        group.ExcludeFromDescription();
        group.MapFile("", "inbox.html", Html);
        group.MapFile("/inbox.css", "inbox.css", Css);
        foreach (var script in (string[])["inbox.js", "conversations.js", "copying.js", "feed.js", "view.js"])
        {
            group.MapFile("/" + script, script, JavaScript);
        }

        return group;
    }

    private static void MapFile(this RouteGroupBuilder group, string path, string name, string contentType)
    {
        var content = Read(name);
        group.MapGet(path, context =>
        {
            var response = context.Response;
            response.ContentType = contentType;
            response.ContentLength = content.Length;
            response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers["Referrer-Policy"] = "no-referrer";
            response.Headers.CacheControl = "no-store";
            return response.Body.WriteAsync(content, context.RequestAborted).AsTask();
        });
    }

    private static ReadOnlyMemory<byte> Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("inbox/" + name)
            ?? throw new InvalidOperationException($"The page's file {name} is missing from the assembly.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
