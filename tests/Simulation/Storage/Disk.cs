using OtpActors.Engine.Ports;

namespace OtpActors.Simulation.Tests.Storage;

/// <summary>
/// What outlives a crash, and the line before it. Commits are groups from the head of the line. When one fails, nobody knows whether it is there, and
/// all that waits behind it fails too (docs/decisions/2026-11-21-turns-overtake-the-disk.md).
/// </summary>
internal sealed class Disk(World world)
{
    private readonly Dictionary<ActorKey, byte[]> _records = [];
    private readonly List<Write> _line = [];
    private bool _planned;

    /// <summary>Called after a failed commit with what was lost.</summary>
    public event Action<IReadOnlyList<Write>>? Failed;

    public byte[]? Find(ActorKey key) => _records.GetValueOrDefault(key);

    public Task Enqueue(ActorKey key, byte[]? record)
    {
        if (record is not null)
        {
            world.History.Records.Add(record);
        }

        // Completed by the world, outside of every process: whoever waits is posted to, and Task.WhenAll needs no other thread.
        var write = new Write(key, record, new TaskCompletionSource());
        _line.Add(write);
        Plan();
        return write.Saved.Task;
    }

    /// <summary>The process died: some of what waited may have made it, in order, the rest is gone.</summary>
    public void Crash()
    {
        Apply(_line[..world.Chance.Below(_line.Count + 1)]);
        _line.Clear();
    }

    private void Plan()
    {
        if (_planned || _line.Count == 0)
        {
            return;
        }

        _planned = true;
        world.After(Latency(), Commit);
    }

    private TimeSpan Latency()
    {
        var chance = world.Chance;
        if (!world.Setup.SlowDisk || !world.Troubled || !chance.OneIn(15))
        {
            return chance.Milliseconds(0, 8);
        }

        world.History.Trouble(world.Now);
        return chance.OneIn(6) ? chance.Milliseconds(3_000, 40_000) : chance.Milliseconds(20, 3_000);
    }

    private void Commit()
    {
        _planned = false;
        if (_line.Count == 0)
        {
            return;
        }

        var group = _line[..(world.Chance.Percent(70) ? _line.Count : 1 + world.Chance.Below(_line.Count))];
        if (world.Setup.FailingCommits && world.Troubled && world.Chance.OneIn(25))
        {
            Fail(group);
            return;
        }

        Apply(group);
        _line.RemoveRange(0, group.Count);
        foreach (var write in group)
        {
            write.Saved.SetResult();
        }

        Plan();
    }

    private void Fail(List<Write> group)
    {
        world.History.Loss(world.Now);
        world.History.FailedCommits++;
        if (world.Chance.Percent(50))
        {
            Apply(group);
        }

        var lost = _line.ToArray();
        _line.Clear();
        foreach (var write in lost)
        {
            write.Saved.SetException(new StorageUnavailableException("The simulated disk failed."));
            _ = write.Saved.Task.Exception;
        }

        Failed?.Invoke(lost);
    }

    private void Apply(List<Write> group)
    {
        foreach (var write in group)
        {
            if (write.Record is { } record)
            {
                _records[write.Key] = record;
            }
            else
            {
                _records.Remove(write.Key);
            }
        }
    }
}
