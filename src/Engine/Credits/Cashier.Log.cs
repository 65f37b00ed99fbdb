using Microsoft.Extensions.Logging;

namespace OtpActors.Engine.Credits;

internal sealed partial class Cashier
{
    [LoggerMessage(2121, LogLevel.Warning, "Workspace {Workspace} has {Balance} credits left, fewer than {Threshold}.")]
    private static partial void LogLow(ILogger logger, string workspace, long balance, long threshold);

    [LoggerMessage(2122, LogLevel.Warning, "A page of the ledger of workspace {Workspace} could not be stored ({Cause}); it is tried again.")]
    private static partial void LogNotMoved(ILogger logger, string workspace, string cause);

    [LoggerMessage(2123, LogLevel.Warning, "That workspace {Workspace} has few credits left could not be kept in the audit journal ({Cause}).")]
    private static partial void LogNotNoted(ILogger logger, string workspace, string cause);
}
