using Microsoft.Extensions.Logging;
using OtpActors.Delivery.Health;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Routing;

internal sealed partial class GuardedProvider
{
    [LoggerMessage(3201, LogLevel.Error, "Provider {Provider} is out: {Reason}. Somebody must mend its account, settings or session; until a trial succeeds its messages go elsewhere.")]
    private static partial void LogOut(ILogger logger, string provider, string? reason);

    [LoggerMessage(3202, LogLevel.Warning, "Provider {Provider} is {State}: {Reason}. Until a trial succeeds its messages go elsewhere.")]
    private static partial void LogBroken(ILogger logger, string provider, ProviderState state, string? reason);

    [LoggerMessage(3203, LogLevel.Information, "Provider {Provider} is up again.")]
    private static partial void LogUp(ILogger logger, string provider);

    [LoggerMessage(3204, LogLevel.Warning, "Provider {Provider} refuses some messages because of our set-up: {Reason} ({Code}), for this {Scope}. Told at most once a minute.")]
    private static partial void LogMisconfigured(ILogger logger, string provider, MisconfigurationReason reason, string code, FailureScope scope);
}
