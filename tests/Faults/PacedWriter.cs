using OtpActors.Embedded.Store;

namespace OtpActors.Faults;

/// <summary>A disk that takes a certain time for every commit, however many rows are in it.</summary>
internal sealed class PacedWriter(IRowWriter inner, TimeSpan commit) : IRowWriter
{
    public void Reopen() => inner.Reopen();

    public void Commit(IReadOnlyList<RowWrite> writes)
    {
        var started = TimeProvider.System.GetTimestamp();
        inner.Commit(writes);
        if (commit - TimeProvider.System.GetElapsedTime(started) is { Ticks: > 0 } rest)
        {
            using var never = new ManualResetEventSlim();
            never.Wait(rest);
        }
    }

    public void Checkpoint() => inner.Checkpoint();

    public void Dispose() => inner.Dispose();
}
