using OtpActors.Webhooks.Outboxes;

namespace OtpActors.Webhooks.Dispatch;

/// <summary>
/// The line of one endpoint (A75). As many tries at once as it has shown to bear: one more with every success, two after a failure. A receiver that
/// hangs takes its own lane's places and nobody else's.
/// </summary>
internal sealed class Lane(Func<TakenEvent, Task<bool>> tryAsync, int widthMax)
{
    private const int LineMax = 256;
    private const int WidthMin = 2;

    private readonly Lock _gate = new();
    private readonly Queue<TakenEvent> _line = new();
    private int _width = WidthMin;
    private int _running;
    private bool _closed;
    private TaskCompletionSource? _quiet;

    /// <summary>How many more may come.</summary>
    public int Room
    {
        get
        {
            lock (_gate)
            {
                return _closed ? 0 : LineMax - _line.Count;
            }
        }
    }

    /// <summary>Tries under way.</summary>
    public int Running
    {
        get
        {
            lock (_gate)
            {
                return _running;
            }
        }
    }

    /// <summary>Puts an event in line. One that finds no room is dropped: its lease ends, and it comes again.</summary>
    public void Add(TakenEvent taken)
    {
        lock (_gate)
        {
            if (_closed || _line.Count >= LineMax)
            {
                return;
            }

            _line.Enqueue(taken);
        }

        Start();
    }

    /// <summary>Begins nothing more.</summary>
    /// <returns>Completes when what is under way has ended.</returns>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            _line.Clear();
            if (_running == 0)
            {
                return Task.CompletedTask;
            }

            _quiet ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _quiet.Task;
        }
    }

    private void Start()
    {
        while (true)
        {
            TakenEvent next;
            lock (_gate)
            {
                if (_running >= _width || !_line.TryDequeue(out next!))
                {
                    return;
                }

                _running++;
            }

            _ = RunAsync(next);
        }
    }

    private async Task RunAsync(TakenEvent taken)
    {
        // Off the caller's thread: signing and connecting are not its work.
        await Task.Yield();
        var good = await tryAsync(taken);
        lock (_gate)
        {
            _running--;
            _width = good ? Math.Min(_width + 1, widthMax) : WidthMin;
            if (_closed && _running == 0)
            {
                _quiet?.TrySetResult();
            }
        }

        Start();
    }
}
