using System.Collections.Immutable;
using OtpActors.Domain.Journals;
using OtpActors.Domain.Watches;
using OtpActors.Domain.Workspaces;

namespace OtpActors.Engine.Watches;

/// <summary>What this process saw of one workspace since it last reported. Bounded, however much there is to see.</summary>
internal sealed class Tally
{
    private const int CountsMax = 4_096;
    private const int EntriesMax = 256;

    /// <summary>Checks a second that a workspace under a spray still has.</summary>
    public const int ThrottledChecks = 5;

    private readonly Lock _gate = new();
    private Dictionary<(WatchKind Kind, string Key), (int Sends, int Approvals)> _counts = [];
    private ImmutableArray<JournalEntry>.Builder _entries = ImmutableArray.CreateBuilder<JournalEntry>();
    private TokenBucket _checks;
    private int _wrong;
    private int _right;
    private int _dropped;
    private ImmutableArray<WatchAlarm> _alarms = [];

    /// <summary>The alarms as last told.</summary>
    public ImmutableArray<WatchAlarm> Alarms
    {
        get
        {
            lock (_gate)
            {
                return _alarms;
            }
        }

        set
        {
            lock (_gate)
            {
                _alarms = value;
            }
        }
    }

    /// <summary>Whether another entry would be kept. One that would not is counted here.</summary>
    public bool HasRoom()
    {
        lock (_gate)
        {
            if (_entries.Count < EntriesMax)
            {
                return true;
            }

            _dropped++;
            return false;
        }
    }

    public void Note(JournalEntry entry)
    {
        lock (_gate)
        {
            _entries.Add(entry);
        }
    }

    public void Count(WatchKind kind, string key, int sends, int approvals)
    {
        lock (_gate)
        {
            if (_counts.TryGetValue((kind, key), out var before) || _counts.Count < CountsMax)
            {
                _counts[(kind, key)] = (before.Sends + sends, before.Approvals + approvals);
            }
        }
    }

    public void Check(bool right)
    {
        lock (_gate)
        {
            _ = right ? _right++ : _wrong++;
        }
    }

    /// <summary>A check while there is a spray.</summary>
    /// <returns>How long to wait; zero when it may go on.</returns>
    public TimeSpan Throttle(DateTimeOffset now)
    {
        lock (_gate)
        {
            _checks.TryTake(ThrottledChecks, now, out var wait, out _checks);
            return wait;
        }
    }

    /// <summary>Takes out what was seen.</summary>
    public (WatchReport Seen, ImmutableArray<JournalEntry> Entries, int Dropped) Take()
    {
        lock (_gate)
        {
            var seen = new WatchReport([.. _counts.Select(static c => new WatchCount(c.Key.Kind, c.Key.Key, c.Value.Sends, c.Value.Approvals))], _wrong, _right);
            var taken = (seen, _entries.ToImmutable(), _dropped);
            (_counts, _entries, _wrong, _right, _dropped) = ([], ImmutableArray.CreateBuilder<JournalEntry>(), 0, 0, 0);
            return taken;
        }
    }
}
