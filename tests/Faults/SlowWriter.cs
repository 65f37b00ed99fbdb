using OtpActors.Embedded.Store;

namespace OtpActors.Faults;

/// <summary>A disk on which every commit takes its time, so that there is always something that is not written yet.</summary>
internal sealed class SlowWriter(IRowWriter writer, TimeSpan by) : IRowWriter
{
    public void Reopen() => writer.Reopen();

    public void Commit(IReadOnlyList<RowWrite> writes)
    {
        Thread.Sleep(by);
        writer.Commit(writes);
    }

    public void Checkpoint() => writer.Checkpoint();

    public void Dispose() => writer.Dispose();
}
