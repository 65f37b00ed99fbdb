using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using OtpActors.Engine.Ports;

namespace OtpActors.Http.Problems;

/// <summary>What callers are told when something threw.</summary>
internal static class Failures
{
    /// <summary>The problem for an exception; null when the caller hung up and nobody is left to tell.</summary>
    public static Problem? Of(Exception exception, HttpContext context) => exception switch
    {
        OverloadedException => Refused.Overloaded,
        StorageUnavailableException => Refused.StorageUnavailable,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Refused.TooLarge,
        BadHttpRequestException => Refused.CutOff,
        OperationCanceledException or ConnectionResetException or IOException when context.RequestAborted.IsCancellationRequested => null,
        ConnectionResetException => null,
        _ => Refused.Internal,
    };

    /// <summary>Ends a connection whose caller is gone: Kestrel would look for a next request where nobody is. Counted as 499, not as an answer.</summary>
    public static void HangUp(HttpContext context)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }

        context.Abort();
    }
}
