using Microsoft.Extensions.Logging;

namespace OtpActors.Engine.Workspaces;

internal sealed partial class WorkspaceRefresh
{
    [LoggerMessage(2101, LogLevel.Warning, "Workspaces could not be read again ({Cause}); what is known stays in force.")]
    private static partial void LogPutOff(ILogger logger, string cause);

    [LoggerMessage(2102, LogLevel.Error, "Reading workspaces again failed; what is known stays in force.")]
    private static partial void LogFailed(ILogger logger, Exception cause);
}
