using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OtpActors.Engine.Ports;

namespace OtpActors.Http.Problems;

/// <summary>What callers are told when something threw.</summary>
internal static partial class Failures
{
    /// <summary>The problem for an exception, which is logged when it is ours; null when the caller hung up and nobody is left to tell.</summary>
    public static Problem? Judge(Exception exception, HttpContext context, ILogger log)
    {
        var problem = Of(exception, context);
        if (problem == Refused.Internal)
        {
            LogFailed(log, exception, context.TraceIdentifier);
        }

        return problem;
    }

    /// <summary>Ends a connection whose caller is gone: Kestrel would look for a next request where nobody is. Counted as 499, not as an answer.</summary>
    public static void HangUp(HttpContext context)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }

        context.Abort();
    }

    private static Problem? Of(Exception exception, HttpContext context) => exception switch
    {
        OverloadedException => Refused.Overloaded,
        StorageUnavailableException => Refused.StorageUnavailable,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Refused.TooLarge,
        BadHttpRequestException => Refused.CutOff,
        OperationCanceledException or ConnectionResetException or IOException when context.RequestAborted.IsCancellationRequested => null,
        ConnectionResetException => null,
        _ => Refused.Internal,
    };

    [LoggerMessage(5010, LogLevel.Error, "Request {RequestId} failed.")]
    private static partial void LogFailed(ILogger log, Exception exception, string requestId);
}
