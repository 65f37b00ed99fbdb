using Microsoft.Extensions.Logging;

namespace OtpActors.Http.Access;

/// <summary>What the door logs.</summary>
internal sealed partial class ApiDoor
{
    [LoggerMessage(5003, LogLevel.Debug, "{Method} {Route} by key {KeyId} of workspace {Workspace}: {Outcome} (request {RequestId}).")]
    private partial void LogAnswered(string method, string? route, string keyId, string workspace, string outcome, string requestId);
}
