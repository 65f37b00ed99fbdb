using OtpActors.Simulation.Tests.Histories;
using OtpActors.Simulation.Tests.Scheduling;

namespace OtpActors.Simulation.Tests;

/// <summary>
/// One thread, one clock, one seed. Whatever could happen next (a continuation of some process, an answer of a provider, a commit, a client) waits here,
/// and chance picks; when nothing can, the clock moves on to what comes first.
/// </summary>
internal sealed class World(Setup setup)
{
    private readonly PriorityQueue<Action, (long At, long Number)> _agenda = new();
    private readonly List<Action> _due = [];
    private readonly List<Process> _processes = [];
    private long _number;

    public Setup Setup { get; } = setup;

    public Chance Chance { get; } = new(setup.Seed);

    public History History { get; } = new();

    public DateTimeOffset Now { get; private set; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Whether troubles may still happen; off when everything is to come to rest.</summary>
    public bool Troubled { get; set; } = true;

    /// <summary>Steps done so far.</summary>
    public long Steps { get; private set; }

    public void At(DateTimeOffset at, Action action) => _agenda.Enqueue(action, (Math.Max(at.UtcTicks, Now.UtcTicks), ++_number));

    public void After(TimeSpan wait, Action action) => At(Now + wait, action);

    public Process Begin()
    {
        var process = new Process();
        _processes.Add(process);
        return process;
    }

    public void End(Process process)
    {
        process.Die();
        _processes.Remove(process);
    }

    /// <summary>Lets happen what can until nothing is left to happen, or until the time is over.</summary>
    /// <returns>Whether nothing is left.</returns>
    public bool Run(DateTimeOffset until)
    {
        while (true)
        {
            while (_agenda.TryPeek(out _, out var next) && next.At <= Now.UtcTicks)
            {
                _due.Add(_agenda.Dequeue());
            }

            var count = _due.Count + _processes.Sum(static p => p.Waiting);
            if (count > 0)
            {
                RunOne(Chance.Below(count));
                Linger();
            }
            else if (!_agenda.TryPeek(out _, out var next))
            {
                return true;
            }
            else if (next.At > until.UtcTicks)
            {
                return false;
            }
            else
            {
                Now = new DateTimeOffset(next.At, TimeSpan.Zero);
            }
        }
    }

    private void RunOne(int index)
    {
        Steps++;
        if (index < _due.Count)
        {
            var action = _due[index];
            _due[index] = _due[^1];
            _due.RemoveAt(_due.Count - 1);
            action();
            return;
        }

        index -= _due.Count;
        foreach (var process in _processes)
        {
            if (index < process.Waiting)
            {
                process.RunWaiting(index);
                return;
            }

            index -= process.Waiting;
        }
    }

    /// <summary>Work takes time, and now and then a whole process stands still.</summary>
    private void Linger()
    {
        if (Chance.OneIn(8))
        {
            Now += Chance.Milliseconds(0, 20);
        }

        if (Setup.Freezes && Troubled && Chance.OneIn(400))
        {
            Now += Chance.Milliseconds(1_000, 45_000);
            History.Loss(Now);
        }
    }
}
