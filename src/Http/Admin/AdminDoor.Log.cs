using Microsoft.Extensions.Logging;

namespace OtpActors.Http.Admin;

/// <summary>What the admin API's door logs.</summary>
internal sealed partial class AdminDoor
{
    [LoggerMessage(5010, LogLevel.Error, "Request {RequestId} failed.")]
    private partial void LogFailed(Exception exception, string requestId);

    [LoggerMessage(5011, LogLevel.Warning, "Request {RequestId} came to the admin API without its key.")]
    private partial void LogRefused(string requestId);
}
