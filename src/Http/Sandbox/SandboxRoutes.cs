using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Identity;
using OtpActors.Http.Access;
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
        var names = routes.ServiceProvider.GetRequiredService<KeyedNames>();
        var inside = new ListenersMark(Listeners.Management);
        routes.MapGet(Path, visitors.Guard(async (context, caller) =>
        {
            if (SandboxEndpoint.TryRead(context.Request, out var phone, out var limit, out var problem))
            {
                var messages = caller is null ? await inbox.FindAsync(phone, limit) : await FindAsync(inbox, names, caller, phone, limit);
                await SandboxEndpoint.WriteAsync(context.Response, messages, context.RequestAborted);
                return;
            }

            await replies.WriteAsync(context, problem, null);
        })).WithMetadata(inside);
        IEndpointConventionBuilder page = routes.MapInbox().WithMetadata(inside);
        page.Finally(endpoint =>
        {
            var serve = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = visitors.Guard((context, _) => serve(context));
        });
    }

    /// <summary>What a key's workspace sent. All messages are asked for: the limit counts what is shown.</summary>
    private static async ValueTask<IReadOnlyList<SandboxMessage>> FindAsync(ISandboxInbox inbox, KeyedNames names, Caller caller, PhoneNumber? phone, int limit)
    {
        var all = await inbox.FindAsync(phone, SandboxOptions.CapacityMax);
        return [.. all.Where(message => names.Owns(caller.Workspace, message.OtpId)).Take(limit)];
    }
}
