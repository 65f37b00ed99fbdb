using Microsoft.Extensions.Logging;

namespace OtpActors.Engine.Verification;

internal sealed partial class Idempotency
{
    [LoggerMessage(2134, LogLevel.Warning, "An answer was not kept with its idempotency key ({ExceptionType}); a repeat of the request will read it from the OTP.")]
    private static partial void LogNotKept(ILogger logger, string exceptionType);
}
