using Microsoft.Extensions.Logging;

namespace OtpActors.Delivery.Receipts;

internal sealed partial class ReceiptPoller
{
    [LoggerMessage(3111, LogLevel.Warning, "{Count} messages wait to be asked after: no more are taken until some are done. Those beyond stay without a receipt.")]
    private static partial void LogFull(ILogger logger, int count);

    [LoggerMessage(3112, LogLevel.Warning, "Asking provider {Provider} what became of a message failed: {ExceptionType}.")]
    private static partial void LogFailed(ILogger logger, string provider, string exceptionType);
}
