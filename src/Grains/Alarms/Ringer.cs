using Microsoft.Extensions.Logging;
using OtpActors.Engine.Ports;

namespace OtpActors.Grains.Alarms;

/// <summary>
/// Wakes OTPs, or pages of outboxes, of this silo whose time has come, outside of every grain: what follows may call a provider, and no turn waits for
/// one. Bounded: who finds no room is woken by its watch.
/// </summary>
internal sealed partial class Ringer(Func<UInt128, CancellationToken, ValueTask> ring, ILogger<Ringer> logger) : IDisposable
{
    /// <summary>How many may be at what follows at the same time. Some of them wait for a provider, so it is not a small number.</summary>
    private const int RingsMax = 1_024;

    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<UInt128> _ringing = [];
    private readonly Lock _gate = new();

    /// <summary>Wakes one soon, unless it is being woken.</summary>
    public void Ring(UInt128 id)
    {
        lock (_gate)
        {
            if (_ringing.Count >= RingsMax || !_ringing.Add(id))
            {
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(static s => _ = s.ringer.RingAsync(s.id), (ringer: this, id), preferLocal: false);
    }

    /// <summary>Starts nothing new.</summary>
    public void Stop() => _stopping.Cancel();

    /// <summary>Stops. The source is not disposed of: what the clock rang at the last moment still asks it, and it holds nothing.</summary>
    public void Dispose() => Stop();

    private async Task RingAsync(UInt128 id)
    {
        try
        {
            _stopping.Token.ThrowIfCancellationRequested();
            await ring(id, _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            LogPutOff(null);
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            LogPutOff(e);
        }
        catch (Exception e)
        {
            LogFailed(e);
        }
        finally
        {
            lock (_gate)
            {
                _ringing.Remove(id);
            }
        }
    }

    [LoggerMessage(4010, LogLevel.Debug, "An OTP or a page of an outbox whose time has come is put off; its watch wakes it.")]
    private partial void LogPutOff(Exception? cause);

    [LoggerMessage(4011, LogLevel.Error, "Waking an OTP or a page of an outbox whose time has come failed; its watch wakes it again.")]
    private partial void LogFailed(Exception cause);
}
