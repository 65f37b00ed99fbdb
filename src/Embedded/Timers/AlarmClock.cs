using Microsoft.Extensions.Logging;
using OtpActors.Embedded.Store;
using OtpActors.Embedded.Telemetry;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Timers;

/// <summary>
/// Durable one-shot timers of one kind of actor. The times are in the rows; this only remembers when to look at which key, and a key whose time
/// was changed since is passed over without reading anything.
/// </summary>
internal sealed partial class AlarmClock(
    ActorKind kind, RowDirectory rows, Alarms alarms, TimeProvider time, EmbeddedMetrics metrics, ILogger logger) : IAsyncDisposable
{
    /// <summary>How many actors may be at what follows at the same time. Some of them wait for a provider, so it is not a small number.</summary>
    private const int RingsMax = 1_024;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2);

    /// <summary>A page for which its endpoint's line has no room is looked at as the line empties: this is for the case that the line forgets it.</summary>
    private static readonly TimeSpan FullLinePause = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Buckets _buckets = new();
    private readonly Queue<UInt128> _due = new();
    private readonly HashSet<UInt128> _ringing = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _timer;
    private bool _calling;

    /// <summary>A row wants to be woken. Times that were told before count no more.</summary>
    public void Set(ActorKey key, long at)
    {
        if (key.Kind == kind)
        {
            lock (_gate)
            {
                _buckets.Add(key.Id, at, Now());
            }
        }
    }

    public void Start() => _timer = time.CreateTimer(static clock => ((AlarmClock)clock!).Look(), this, Tick, Tick);

    /// <summary>Rings nobody more and waits for those who are being rung.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        await _stopping.CancelAsync();
        lock (_gate)
        {
            if (_ringing.Count == 0)
            {
                _silent.TrySetResult();
            }
        }

        try
        {
            await _silent.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            LogStoppedEarly();
        }
    }

    public ValueTask DisposeAsync()
    {
        _timer?.Dispose();
        _stopping.Dispose();
        return ValueTask.CompletedTask;
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    private void Look()
    {
        lock (_gate)
        {
            _buckets.TakeDue(Now(), _due);
            if (_calling)
            {
                return;
            }

            _calling = true;
        }

        // At most so many in a tick: after a long stop the overdue ones must not crowd out requests.
        while (Next() is { } key)
        {
            _ = RingAsync(key);
        }
    }

    /// <summary>The next key whose time has come; none when there is no more or enough are being rung.</summary>
    private UInt128? Next()
    {
        var now = Now();
        lock (_gate)
        {
            while (_ringing.Count < RingsMax && !_stopping.IsCancellationRequested && _due.TryDequeue(out var key))
            {
                if (rows.TryFind(key, out var place) && place.IsDue(now) && _ringing.Add(key))
                {
                    return key;
                }
            }

            _calling = false;
            return null;
        }
    }

    private async Task RingAsync(UInt128 key)
    {
        var pause = kind == ActorKind.Page ? FullLinePause : RetryPause;
        try
        {
            metrics.Rang();
            await alarms.RingAsync(new ActorKey(kind, key), _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // It rings after the next start.
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException)
        {
            pause = RetryPause;
            LogRingPutOff(e);
        }
        catch (Exception e)
        {
            pause = RetryPause;
            LogRingFailed(e);
        }

        lock (_gate)
        {
            _ringing.Remove(key);
            if (rows.TryFind(key, out var place) && place.IsDue(Now()))
            {
                // It failed, or did not do what it was woken for.
                _buckets.Add(key, Now() + (long)pause.TotalMilliseconds, Now());
            }

            if (_ringing.Count == 0 && _stopping.IsCancellationRequested)
            {
                _silent.TrySetResult();
            }
        }
    }

    [LoggerMessage(2040, LogLevel.Debug, "An actor whose time has come is put off.")]
    private partial void LogRingPutOff(Exception cause);

    [LoggerMessage(2041, LogLevel.Error, "Waking an actor whose time has come failed; it is tried again.")]
    private partial void LogRingFailed(Exception cause);

    [LoggerMessage(2042, LogLevel.Warning, "Stopped before all that was under way was done; it goes on after the next start.")]
    private partial void LogStoppedEarly();
}
