using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using OtpActors.Http.Metrics;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;
using OtpActors.Http.Telemetry;

namespace OtpActors.Http.Access;

/// <summary>What every request passes, whatever it asks for: its id, the headers of every answer, the measurement, and answers for what no route answers.</summary>
internal sealed class FrontDoor(ReplyWriter replies, HttpMetrics metrics, TimeProvider time, ILogger<FrontDoor> log)
{
    /// <summary>Goes first, before routing.</summary>
    public async Task EnterAsync(HttpContext context, RequestDelegate next)
    {
        var start = time.GetTimestamp();

        // Ours, never the caller's: it ends up in logs.
        context.TraceIdentifier = RequestId.Draw();
        CallerTags.Erase(context);
        var headers = context.Response.Headers;
        headers["X-Request-Id"] = context.TraceIdentifier;
        headers.CacheControl = "no-store";
        var route = default(string);
        try
        {
            await next(context);
            route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            if (!context.Response.HasStarted && Unanswered(context) is { } problem)
            {
                await replies.WriteAsync(context, problem, null);
            }
        }
#pragma warning disable CA1031 // The last line of defence: whatever it is, the caller is told nothing of it and the operator everything.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await FailAsync(context, e);
        }

        RequestSpan.Conclude(context, route);
        metrics.Answered(route, context.Request.Method, context.Response.StatusCode, time.GetElapsedTime(start).TotalSeconds);
    }

    private static Problem? Unanswered(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Refused.NotFound,
        StatusCodes.Status405MethodNotAllowed => Refused.MethodNotAllowed,
        _ => null,
    };

    private async Task FailAsync(HttpContext context, Exception exception)
    {
        if (Failures.Judge(exception, context, log) is not { } problem)
        {
            Failures.HangUp(context);
            return;
        }

        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        await replies.WriteAsync(context, problem, null);
    }
}
