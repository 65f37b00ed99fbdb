using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Identity;
using OtpActors.Http.Inbox;
using OtpActors.Http.Management;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Sandbox;

/// <summary><c>GET /sandbox/messages</c> and the page <c>/inbox</c>, served when there is a sandbox.</summary>
internal static class SandboxRoutes
{
    public const string Path = "/sandbox/messages";

    public static void MapSandbox(this IEndpointRouteBuilder routes)
    {
        var visitors = routes.ServiceProvider.GetRequiredService<LocalVisitors>();
        var replies = routes.ServiceProvider.GetRequiredService<ReplyWriter>();
        var inbox = routes.ServiceProvider.GetRequiredService<ISandboxInbox>();
        var inside = new ListenersMark(Listeners.Management);
        routes.MapGet(Path, visitors.Guard(context =>
            SandboxEndpoint.TryRead(context.Request, out var phone, out var limit, out var problem)
                ? WriteAsync(context, inbox, phone, limit)
                : replies.WriteAsync(context, problem, null)))
            .WithMetadata(inside);
        IEndpointConventionBuilder page = routes.MapInbox().WithMetadata(inside);
        page.Finally(endpoint => endpoint.RequestDelegate = visitors.Guard(endpoint.RequestDelegate!));
    }

    private static async Task WriteAsync(HttpContext context, ISandboxInbox inbox, PhoneNumber? phone, int limit) =>
        await SandboxEndpoint.WriteAsync(context.Response, await inbox.FindAsync(phone, limit), context.RequestAborted);
}
