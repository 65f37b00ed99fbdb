using Microsoft.Extensions.Logging;

namespace OtpActors.Http.Admin;

/// <summary>What the admin API's door logs.</summary>
internal sealed partial class AdminDoor
{
    [LoggerMessage(5011, LogLevel.Warning, "Request {RequestId} came to the admin API without its key.")]
    private partial void LogRefused(string requestId);
}
