using OtpActors.Embedded.Store;

namespace OtpActors.Api.Tests.Overload;

/// <summary>A disk in the test's hand: it stands still, or fails.</summary>
internal sealed class GatedCommits
{
    private readonly object _gate = new();
    private bool _closed;
    private bool _failing;

    public IRowWriter Make(string path) => new Writer(this, new RowWriter(path));

    public void Close() => Set(closed: true, failing: false);

    public void Open() => Set(closed: false, failing: false);

    public void Fail() => Set(closed: false, failing: true);

    private void Set(bool closed, bool failing)
    {
        lock (_gate)
        {
            (_closed, _failing) = (closed, failing);
            Monitor.PulseAll(_gate);
        }
    }

    private void Pass()
    {
        lock (_gate)
        {
            while (_closed)
            {
                Monitor.Wait(_gate);
            }

            if (_failing)
            {
                throw new IOException("No space left on device.");
            }
        }
    }

    private sealed class Writer(GatedCommits gate, RowWriter inner) : IRowWriter
    {
        public void Reopen()
        {
            gate.Pass();
            inner.Reopen();
        }

        public void Commit(IReadOnlyList<RowWrite> writes)
        {
            gate.Pass();
            inner.Commit(writes);
        }

        public void Checkpoint() => inner.Checkpoint();

        public void Dispose() => inner.Dispose();
    }
}
