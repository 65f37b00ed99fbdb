using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OtpActors.Engine.Administration;
using OtpActors.Http.Access;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Admin;

/// <summary>The door of the admin API: room, admin key, handler, audit, answer.</summary>
internal sealed partial class AdminDoor(IServiceProvider services, ReplyWriter replies, RequestRoom room, ILogger<AdminDoor> log)
{
    private const string Scheme = "Bearer ";

    /// <summary>Puts a handler behind the door.</summary>
    public RequestDelegate Guard(Func<AdminCall, ValueTask<Reply>> handler) => context => EnterAsync(context, handler);

    private async Task EnterAsync(HttpContext context, Func<AdminCall, ValueTask<Reply>> handler)
    {
        if (!room.TryEnter())
        {
            await replies.WriteAsync(context, Refused.Overloaded, null);
            return;
        }

        try
        {
            var reply = IsAdmin(context.Request) ? await AnswerAsync(context, handler) : Refuse(context);
            if (reply is null)
            {
                Failures.HangUp(context);
                return;
            }

            await replies.WriteAsync(context, reply, null);
        }
        finally
        {
            room.Leave();
        }
    }

    private bool IsAdmin(HttpRequest request) =>
        request.Headers.Authorization is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && services.GetRequiredService<AdminKey>().Opens(value[Scheme.Length..].Trim(' '));

    private Problem Refuse(HttpContext context)
    {
        LogRefused(context.TraceIdentifier);
        return Refused.InvalidAdminKey;
    }

    private async ValueTask<Reply?> AnswerAsync(HttpContext context, Func<AdminCall, ValueTask<Reply>> handler)
    {
        var call = new AdminCall(context, services);
        var (reply, threw) = await TryAsync(context, () => handler(call));
        if (call.Deed is not { } deed)
        {
            return reply;
        }

        // Told only once it is noted (A87). What threw is noted too: nobody knows how far it came.
        var (note, _) = await TryAsync(context, async () =>
        {
            var outcome = threw && reply is null ? "aborted" : (reply as Problem)?.Kind.Code ?? "done";
            await services.GetRequiredService<IAuditLog>().NoteAsync("admin", deed.What, deed.Subject, deed.Detail is null ? outcome : $"{outcome}: {deed.Detail}");
            return reply!;
        });
        return threw ? reply : note;
    }

    private async ValueTask<(Reply? Reply, bool Threw)> TryAsync(HttpContext context, Func<ValueTask<Reply>> handler)
    {
        try
        {
            return (await handler(), false);
        }
#pragma warning disable CA1031 // The last line of defence: whatever it is, the caller is told nothing of it and the operator everything.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return (Failures.Judge(e, context, log), true);
        }
    }
}
