using Microsoft.Extensions.Logging;

namespace OtpActors.Delivery.Providers.Meta;

internal sealed partial class MetaTemplates
{
    [LoggerMessage(3302, LogLevel.Warning, "Provider {Provider}: Meta refused to create the template {Template} in {Language}: {Reason}. It is tried again; look into WhatsApp Manager if that goes on.")]
    private static partial void LogRefused(ILogger logger, string provider, string template, string language, string reason);
}
