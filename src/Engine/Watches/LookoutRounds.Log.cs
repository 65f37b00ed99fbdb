using Microsoft.Extensions.Logging;

namespace OtpActors.Engine.Watches;

internal sealed partial class LookoutRounds
{
    [LoggerMessage(2111, LogLevel.Warning, "Workspace {Workspace}: {Alarm}: {Good} of {Of} verified (severe: {Severe}).")]
    private static partial void LogAlarm(ILogger logger, string workspace, string alarm, int good, int of, bool severe);

    [LoggerMessage(2112, LogLevel.Warning, "What was seen of workspace {Workspace} for two seconds could not be reported ({Cause}) and is lost.")]
    private static partial void LogLost(ILogger logger, string workspace, string cause);

    [LoggerMessage(2113, LogLevel.Error, "A round of reports failed; the next one goes on.")]
    private static partial void LogFailed(ILogger logger, Exception cause);

    [LoggerMessage(2114, LogLevel.Warning, "The last counts could not be reported in time and are lost: the process stops.")]
    private static partial void LogLeft(ILogger logger);
}
