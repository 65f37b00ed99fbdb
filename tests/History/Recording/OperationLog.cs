using OtpActors.History.Records;

namespace OtpActors.History.Recording;

/// <summary>The calls of a run so far; the run ends when it is full.</summary>
internal sealed class OperationLog(int capacity)
{
    private readonly Lock _gate = new();
    private readonly List<Operation> _operations = [];
    private (int Count, TaskCompletionSource Reached)? _awaited;

    public bool IsFull { get; private set; }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _operations.Count;
            }
        }
    }

    public void Add(Operation operation)
    {
        lock (_gate)
        {
            _operations.Add(operation);
            IsFull = _operations.Count >= capacity;
            if (_awaited is { } awaited && (IsFull || _operations.Count >= awaited.Count))
            {
                awaited.Reached.SetResult();
                _awaited = null;
            }
        }
    }

    /// <summary>Completes when so many calls are recorded, or as many as can be; one waits at a time.</summary>
    public Task ReachedAsync(int count)
    {
        lock (_gate)
        {
            if (IsFull || _operations.Count >= count)
            {
                return Task.CompletedTask;
            }
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited = (count, reached);
            return reached.Task;
        }
    }

    public IReadOnlyList<Operation> Snapshot()
    {
        lock (_gate)
        {
            return [.. _operations];
        }
    }
}
