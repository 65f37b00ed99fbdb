using Microsoft.Extensions.Logging;

namespace OtpActors.Http.Access;

/// <summary>What the front door logs.</summary>
internal sealed partial class FrontDoor
{
    [LoggerMessage(5002, LogLevel.Error, "Request {RequestId} failed.")]
    private partial void LogFailed(Exception exception, string requestId);
}
