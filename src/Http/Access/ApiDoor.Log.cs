using Microsoft.Extensions.Logging;

namespace OtpActors.Http.Access;

/// <summary>What the door logs.</summary>
internal sealed partial class ApiDoor
{
    [LoggerMessage(5001, LogLevel.Error, "Request {RequestId} failed.")]
    private partial void LogFailed(Exception exception, string requestId);
}
