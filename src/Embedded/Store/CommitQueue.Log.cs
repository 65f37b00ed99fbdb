using Microsoft.Extensions.Logging;

namespace OtpActors.Embedded.Store;

internal sealed partial class CommitQueue
{
    [LoggerMessage(2001, LogLevel.Error, "The database cannot be written; a commit of {Rows} rows failed. Requests are refused until it can be written again.")]
    private partial void LogUnavailable(Exception cause, int rows);

    [LoggerMessage(2002, LogLevel.Information, "The database can be written again.")]
    private partial void LogMended();
}
