using Microsoft.Extensions.Logging;

namespace OtpActors.Engine.Verification;

internal sealed partial class DeliveryDriver
{
    [LoggerMessage(2131, LogLevel.Error, "The code key {KeyId} is not configured, but OTPs made with it are still alive. Add it to OtpActors:CodeKeys until the longest lifetime has passed.")]
    private static partial void LogKeyMissing(ILogger logger, string keyId);

    [LoggerMessage(2133, LogLevel.Warning, "A fallback could not be paid for ({Cause}) and is not sent.")]
    private static partial void LogNotPaid(ILogger logger, string cause);

    [LoggerMessage(2132, LogLevel.Warning, "Provider {Provider} failed with {ExceptionType}; the message counts as unknown and is not repeated.")]
    private static partial void LogProviderThrew(ILogger logger, string provider, string exceptionType);
}
