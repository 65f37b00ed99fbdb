using Microsoft.Extensions.Logging;

namespace OtpActors.Delivery.Receipts;

internal sealed partial class ReceiptDesk
{
    [LoggerMessage(3101, LogLevel.Warning, "Provider {Provider} posted receipts that make no sense. They are not asked for again.")]
    private static partial void LogUnreadable(ILogger logger, string provider);

    [LoggerMessage(3103, LogLevel.Warning, "Somebody posted to the receipts of provider {Provider} with a wrong signature. If that is the provider, its secret here is another one than there.")]
    private static partial void LogNotGenuine(ILogger logger, string provider);
}
