using Microsoft.Extensions.Logging;
using OtpActors.Embedded.Telemetry;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Store;

/// <summary>
/// Group commit: one thread commits all that arrived while it committed what came before. After a failure nothing is certain:
/// all that waits fails, the file is opened again, the directory is set right, and only then is anything read or written again.
/// </summary>
internal sealed partial class CommitQueue
{
    private const int BatchMax = 512;
    private static readonly TimeSpan MendPause = TimeSpan.FromMilliseconds(200);

    private readonly IRowWriter _writer;
    private readonly RowDirectories _directories;
    private readonly Action<IReadOnlyList<RowWrite>> _settle;
    private readonly TimeProvider _time;
    private readonly EmbeddedMetrics _metrics;
    private readonly ILogger _logger;
    private readonly int _max;
    private readonly Thread _thread;

    private readonly object _gate = new();
    private readonly Queue<Batch> _batches = new();
    private readonly List<RowWrite> _doubtful = [];

    /// <summary>Lists of committed batches, to be filled again: growing new ones would be much of what a save allocates.</summary>
    private readonly Stack<List<RowWrite>> _lists = new();
    private Batch? _open;
    private int _count;
    private bool _mend;
    private long _triedAt;
    private bool _checkpoint;
    private bool _stopping;
    private StorageUnavailableException? _broken;

    public CommitQueue(
        IRowWriter writer, RowDirectories directories, Action<IReadOnlyList<RowWrite>> settle, int max, TimeProvider time, EmbeddedMetrics metrics, ILogger logger)
    {
        _writer = writer;
        _directories = directories;
        _settle = settle;
        _max = max;
        _time = time;
        _metrics = metrics;
        _logger = logger;
        _thread = new Thread(Work) { IsBackground = true, Name = "commits" };
    }

    /// <summary>Called after every commit with the number of rows written.</summary>
    public event Action<int>? Committed;

    /// <summary>Rows that wait to be committed.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Whether the last commit failed and the file could not be opened again yet.</summary>
    public bool IsBroken => Volatile.Read(ref _broken) is not null;

    public void Start() => _thread.Start();

    /// <summary>Puts a change in line.</summary>
    /// <param name="write">The change.</param>
    /// <param name="after">The commit of the same row's previous change, when it may be under way still.</param>
    /// <param name="footing">What else it rests on.</param>
    /// <returns>Completes when the change is durable.</returns>
    /// <exception cref="OverloadedException">The line is full.</exception>
    /// <exception cref="StorageUnavailableException">The file cannot be written, or what the change rests on failed.</exception>
    public Task Enqueue(in RowWrite write, Task? after, Footing footing)
    {
        lock (_gate)
        {
            // A failure marks all that waits under this lock: nothing can slip in behind a lost change.
            ThrowIfBroken();
            if (after is { IsFaulted: true })
            {
                throw (StorageUnavailableException)after.Exception!.InnerException!;
            }

            footing.ThrowIfLost();
            if (_count >= _max || _stopping)
            {
                throw new OverloadedException("commit queue");
            }

            return Add(write);
        }
    }

    /// <summary>Puts changes in line that no actor waits for; refuses unless the line is nearly empty.</summary>
    /// <param name="writes">The changes.</param>
    /// <returns>Completes when all are durable; null when there is no room.</returns>
    public Task? TryEnqueue(List<RowWrite> writes)
    {
        lock (_gate)
        {
            if (_count > _max / 8 || _stopping || _broken is not null)
            {
                return null;
            }

            var last = Task.CompletedTask;
            foreach (var write in writes)
            {
                last = Add(write);
            }

            return last;
        }
    }

    /// <summary>Refuses while the file is in doubt, and has it tried again.</summary>
    public void ThrowIfUnavailable()
    {
        if (IsBroken)
        {
            lock (_gate)
            {
                ThrowIfBroken();
            }
        }
    }

    /// <summary>Has the file tried again when it is in doubt, also when nobody asks: a process that is not ready is asked nothing.</summary>
    public void Knock()
    {
        lock (_gate)
        {
            if (_broken is not null && _time.GetElapsedTime(_triedAt) >= MendPause)
            {
                _mend = true;
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Asks the committing thread to finish a checkpoint between two commits.</summary>
    public void FinishCheckpoint()
    {
        lock (_gate)
        {
            _checkpoint = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Takes nothing more, commits what is there and ends the thread.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.Pulse(_gate);
        }

        if (_thread.IsAlive)
        {
            _thread.Join();
        }
    }

    private void ThrowIfBroken()
    {
        if (_broken is { } broken)
        {
            Knock();
            throw new StorageUnavailableException(broken.Message, broken.InnerException);
        }
    }

    private Task Add(in RowWrite write)
    {
        if (_open is null || _open.Writes.Count >= BatchMax)
        {
            _open = new Batch(_lists.TryPop(out var list) ? list : []);
            _batches.Enqueue(_open);
            Monitor.Pulse(_gate);
        }

        _open.Writes.Add(write);
        _count++;
        return _open.Saved;
    }
}
