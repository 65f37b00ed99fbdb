namespace OtpActors.Simulation.Tests.Scheduling;

/// <summary>
/// One process: the continuations of all that runs in it, waiting to be picked by the world. When it dies, they are gone with it, and nothing that they
/// were waiting for can bring them back.
/// </summary>
internal sealed class Process : SynchronizationContext
{
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<(SendOrPostCallback Call, object? State)> _waiting = [];

    public bool IsDead { get; private set; }

    public int Waiting => _waiting.Count;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            throw new InvalidOperationException("Something ran outside the simulation's only thread.");
        }

        if (!IsDead)
        {
            _waiting.Add((d, state));
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs something in this process.</summary>
    public void Run(Action action)
    {
        var outside = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
        }
        finally
        {
            SetSynchronizationContext(outside);
        }
    }

    /// <summary>Runs the continuation at a place in the list, which the last one takes.</summary>
    public void RunWaiting(int index)
    {
        var (call, state) = _waiting[index];
        _waiting[index] = _waiting[^1];
        _waiting.RemoveAt(_waiting.Count - 1);
        Run(() => call(state));
    }

    public void Die()
    {
        IsDead = true;
        _waiting.Clear();
    }
}
