using Microsoft.Extensions.Logging;

namespace OtpActors.Engine.Workspaces;

internal sealed partial class WorkspaceRefresh
{
    [LoggerMessage(2101, LogLevel.Warning, "Workspaces could not be read again ({Cause}); what is known stays in force.")]
    private static partial void LogPutOff(ILogger logger, string cause);

    [LoggerMessage(2102, LogLevel.Error, "Reading workspaces again failed; what is known stays in force.")]
    private static partial void LogFailed(ILogger logger, Exception cause);

    [LoggerMessage(2103, LogLevel.Error, "Workspace {Workspace} could not be read; what is known of it stays in force, and it is tried again every second.")]
    private static partial void LogUnread(ILogger logger, string workspace, Exception cause);

    [LoggerMessage(2104, LogLevel.Warning, "When keys were last used could not be kept in time for the last minute: the process stops.")]
    private static partial void LogLeft(ILogger logger);
}
