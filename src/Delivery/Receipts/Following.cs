using Microsoft.Extensions.Logging;

namespace OtpActors.Delivery.Receipts;

/// <summary>
/// What receipts start, the next channel's message as a rule. Nobody who brings a receipt waits for it; how many there are at once in this process is
/// bounded.
/// </summary>
internal sealed partial class Following(ILogger<Following> logger)
{
    /// <summary>Most at once. Whoever has another receipt then keeps it, and comes again.</summary>
    public const int Max = 10_000;

    private int _count;

    /// <summary>Whether no more should be added.</summary>
    public bool IsFull => Volatile.Read(ref _count) >= Max;

    /// <summary>Adds one.</summary>
    /// <param name="provider">Whose receipt it was.</param>
    /// <param name="followed">Completes when all that follows from it is done.</param>
    public void Add(string provider, Task followed)
    {
        if (!followed.IsCompletedSuccessfully)
        {
            _ = FollowAsync(provider, followed);
        }
    }

    private async Task FollowAsync(string provider, Task followed)
    {
        Interlocked.Increment(ref _count);
        try
        {
            await followed;
        }
#pragma warning disable CA1031 // Nobody waits for this: what went wrong is told here or nowhere.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(provider, e.GetType().Name);
        }
        finally
        {
            Interlocked.Decrement(ref _count);
        }
    }

    [LoggerMessage(3102, LogLevel.Warning, "What follows from a receipt of provider {Provider} failed: {ExceptionType}. The OTP's own timer goes on with its plan.")]
    private partial void LogFailed(string provider, string exceptionType);
}
