using Microsoft.Extensions.Logging;

namespace OtpActors.Delivery.Providers.Meta;

internal sealed partial class MetaCatalog
{
    [LoggerMessage(3301, LogLevel.Information, "Provider {Provider}: Meta's template {Template} in {Language} is {Status}.")]
    private static partial void LogStatus(ILogger logger, string provider, string template, string language, string status);
}
