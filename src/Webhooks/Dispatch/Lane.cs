using OtpActors.Engine.Identity;
using OtpActors.Webhooks.Outboxes;

namespace OtpActors.Webhooks.Dispatch;

/// <summary>
/// The line of one endpoint (A75). As many tries at once as it has shown to bear: one more with every success, two after a failure. A receiver that
/// hangs takes its own lane's places and nobody else's. Pages with more than the line holds wait behind it and are looked at as it empties.
/// </summary>
/// <param name="tryAsync">Makes one try: whether it was good; null when nothing was tried.</param>
/// <param name="ringAsync">Looks at a page again. Does not throw.</param>
/// <param name="widthMax">Most tries at once.</param>
internal sealed class Lane(Func<TakenEvent, Task<bool?>> tryAsync, Func<PageKey, Task> ringAsync, int widthMax)
{
    private const int LineMax = 256;
    private const int PagesMax = 8_192;
    private const int WidthMin = 2;

    private readonly Lock _gate = new();
    private readonly Queue<TakenEvent> _line = new();
    private readonly Queue<PageKey> _pages = new();
    private readonly HashSet<PageKey> _waiting = [];
    private int _width = WidthMin;
    private int _reserved;
    private int _running;
    private bool _ringing;
    private bool _closed;
    private TaskCompletionSource? _quiet;

    /// <summary>Keeps room for events that are about to be taken from their page. <see cref="Add"/> must follow, also with none.</summary>
    /// <param name="most">How many at most.</param>
    /// <returns>How many may be taken.</returns>
    public int Reserve(int most)
    {
        lock (_gate)
        {
            var room = _closed ? 0 : Math.Clamp(LineMax - _line.Count - _reserved, 0, most);
            _reserved += room;
            return room;
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

    /// <summary>Puts events in line. After the close they are dropped: their leases end, and they come again.</summary>
    /// <param name="events">What was taken.</param>
    /// <param name="reserved">The room that was kept for them.</param>
    public void Add(IReadOnlyList<TakenEvent> events, int reserved)
    {
        lock (_gate)
        {
            _reserved -= reserved;
            for (var i = 0; i < events.Count && !_closed; i++)
            {
                _line.Enqueue(events[i]);
            }
        }

        Start();
    }

    /// <summary>Has a page looked at again as soon as there is room. One too many is not noted: its alarm rings again.</summary>
    public void Await(PageKey page)
    {
        lock (_gate)
        {
            if (!_closed && _pages.Count < PagesMax && _waiting.Add(page))
            {
                _pages.Enqueue(page);
            }
        }

        Refill();
    }

    /// <summary>Begins nothing more.</summary>
    /// <returns>Completes when what is under way has ended.</returns>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            _line.Clear();
            _pages.Clear();
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
            _width = good switch
            {
                true => Math.Min(_width + 1, widthMax),
                false => WidthMin,
                null => _width,
            };
            if (_closed && _running == 0)
            {
                _quiet?.TrySetResult();
            }
        }

        Start();
        Refill();
    }

    private void Refill()
    {
        PageKey page;
        lock (_gate)
        {
            if (_ringing || _line.Count + _reserved > LineMax / 2 || !_pages.TryDequeue(out page))
            {
                return;
            }

            _waiting.Remove(page);
            _ringing = true;
        }

        _ = RingAsync(page);
    }

    private async Task RingAsync(PageKey page)
    {
        await Task.Yield();
        await ringAsync(page);
        lock (_gate)
        {
            _ringing = false;
        }

        Refill();
    }
}
