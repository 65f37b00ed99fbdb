using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OtpActors.Engine.Ports;

namespace OtpActors.Grains.Front;

/// <summary>
/// Takes receipts that front ends hand over, outside of every grain: what follows from them may call a provider and outlives the call that brought them.
/// Bounded: beyond that front ends are told to come again, and so are providers.
/// </summary>
internal sealed partial class ReceiptHall(IServiceProvider services, ILogger<ReceiptHall> logger)
{
    /// <summary>Most receipts whose consequences are under way.</summary>
    private const int FollowingMax = 10_000;

    private readonly Lazy<IReceiptSink> _sink = new(services.GetRequiredService<IReceiptSink>);
    private int _following;

    /// <summary>Takes one.</summary>
    /// <returns>Completes when it is durable.</returns>
    /// <exception cref="OverloadedException">Too many are under way.</exception>
    public Task ReceiveAsync(ReceiptNote note)
    {
        if (Volatile.Read(ref _following) >= FollowingMax)
        {
            throw new OverloadedException("line of receipts");
        }

        Interlocked.Increment(ref _following);
        var durable = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ThreadPool.UnsafeQueueUserWorkItem(static s => _ = s.hall.FollowAsync(s.note, s.durable), (hall: this, note, durable), preferLocal: false);
        return durable.Task;
    }

    private async Task FollowAsync(ReceiptNote note, TaskCompletionSource durable)
    {
        try
        {
            var followed = await TakeAsync(note);
            durable.SetResult();
            await followed;
        }
#pragma warning disable CA1031 // Whatever went wrong is told to who waits; once nobody does, it is told here or nowhere.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (!durable.TrySetException(e))
            {
                LogFollowFailed(e.GetType().Name);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _following);
        }
    }

    private ValueTask<Task> TakeAsync(ReceiptNote note) => note switch
    {
        ReceiptNote.OfAttempt r => _sink.Value.ReceiveAsync(r.Otp, r.Attempt, r.State, r.Error, CancellationToken.None),
        ReceiptNote.OfMessage r => _sink.Value.ReceiveAsync(r.Provider, r.MessageId, r.State, r.Error, CancellationToken.None),
        _ => throw new ArgumentOutOfRangeException(nameof(note), note.GetType().Name, "Unknown receipt."),
    };

    [LoggerMessage(4040, LogLevel.Warning, "What follows from a receipt failed: {ExceptionType}. The OTP's own timer goes on with its plan.")]
    private partial void LogFollowFailed(string exceptionType);
}
