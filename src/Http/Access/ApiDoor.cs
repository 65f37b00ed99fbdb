using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using OtpActors.Engine.Verification;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Access;

/// <summary>The door that every authenticated request goes through: room, key, handler, answer.</summary>
internal sealed partial class ApiDoor(BearerAccess access, IVerification verification, ReplyWriter replies, RequestRoom room, ILogger<ApiDoor> log)
{
    /// <summary>Puts a handler behind the door.</summary>
    public RequestDelegate Guard(Func<Call, ValueTask<Reply>> handler) => context => EnterAsync(context, handler);

    private async Task EnterAsync(HttpContext context, Func<Call, ValueTask<Reply>> handler)
    {
        if (!room.TryEnter())
        {
            await replies.WriteAsync(context, Refused.Overloaded, null);
            return;
        }

        try
        {
            var caller = access.Authenticate(context.Request);
            var reply = caller is null ? Refused.InvalidApiKey : await AnswerAsync(context, caller, handler);
            if (reply is null)
            {
                Failures.HangUp(context);
                return;
            }

            if (caller is not null && log.IsEnabled(LogLevel.Debug))
            {
                Trail(context, caller, reply);
            }

            await replies.WriteAsync(context, reply, caller);
        }
        finally
        {
            room.Leave();
        }
    }

    /// <summary>Who did what, and how it ended (A87).</summary>
    private void Trail(HttpContext context, Caller caller, Reply reply) => LogAnswered(
        context.Request.Method,
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText,
        caller.KeyId ?? "bootstrap",
        caller.Workspace.ToString(),
        (reply as Problem)?.Kind.Code ?? "done",
        context.TraceIdentifier);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Reply?> AnswerAsync(HttpContext context, Caller caller, Func<Call, ValueTask<Reply>> handler)
    {
        try
        {
            return await handler(new Call(context, caller, verification));
        }
#pragma warning disable CA1031 // The last line of defence: whatever it is, the caller is told nothing of it and the operator everything.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Failures.Judge(e, context, log);
        }
    }
}
