using OtpActors.History.Records;

namespace OtpActors.History.Recording;

/// <summary>The calls of a run so far; the run ends when it is full.</summary>
internal sealed class OperationLog(int capacity)
{
    private readonly Lock _gate = new();
    private readonly List<Operation> _operations = [];

    public bool IsFull { get; private set; }

    public void Add(Operation operation)
    {
        lock (_gate)
        {
            _operations.Add(operation);
            IsFull = _operations.Count >= capacity;
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
