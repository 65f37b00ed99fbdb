using Microsoft.Extensions.Logging;

namespace OtpActors.Delivery.Sandbox;

internal sealed partial class SandboxReceipts
{
    [LoggerMessage(3001, LogLevel.Warning, "{Count} receipts of the sandbox are waiting: no more are taken until the engine has caught up. The messages concerned stay without one.")]
    private static partial void LogFull(ILogger logger, int count);

    [LoggerMessage(3002, LogLevel.Warning, "A receipt of the sandbox could not be reported: {ExceptionType}. Its message stays without one.")]
    private static partial void LogFailed(ILogger logger, string exceptionType);
}
