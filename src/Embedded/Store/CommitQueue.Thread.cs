using System.Diagnostics;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Store;

/// <content>What the committing thread does.</content>
internal sealed partial class CommitQueue
{
    private void Work()
    {
        while (Next(out var batch))
        {
            try
            {
                if (batch is not null)
                {
                    Commit(batch);
                }
                else if (IsBroken)
                {
                    Mend();
                }
                else
                {
                    _writer.Checkpoint();
                }
            }
            catch (Exception e)
            {
                // Whatever it was, the thread must live: without it nothing is ever answered again.
                Fail(batch, e);
            }
        }
    }

    /// <summary>Waits for work: a batch, or none when the file is to be mended or a checkpoint finished.</summary>
    private bool Next(out Batch? batch)
    {
        lock (_gate)
        {
            while (true)
            {
                if (_mend || _checkpoint)
                {
                    _mend = _checkpoint = false;
                    batch = null;
                    return true;
                }

                if (_batches.TryDequeue(out batch))
                {
                    _open = batch == _open ? null : _open;
                    return true;
                }

                if (_stopping)
                {
                    return false;
                }

                Monitor.Wait(_gate);
            }
        }
    }

    private void Commit(Batch batch)
    {
        var started = Stopwatch.GetTimestamp();
        _writer.Commit(batch.Writes);
        foreach (var write in batch.Writes)
        {
            _directories.Follow(write);
        }

        var rows = batch.Writes.Count;
        batch.Writes.Clear();
        lock (_gate)
        {
            _count -= rows;
            _lists.Push(batch.Writes);
        }

        batch.Complete();
        _metrics.Committed(rows, Stopwatch.GetElapsedTime(started));
        Committed?.Invoke(rows);
    }

    private void Fail(Batch? failed, Exception cause)
    {
        if (!IsBroken)
        {
            LogUnavailable(cause, failed?.Writes.Count ?? 0);
        }

        var told = new StorageUnavailableException(
            "The database cannot be written at present. Make room on the disk of the data folder or mend it; writing goes on by itself.", cause);
        lock (_gate)
        {
            _broken = told;
            if (failed is not null)
            {
                _doubtful.AddRange(failed.Writes);
                failed.Fail(told);
            }

            foreach (var waiting in _batches)
            {
                waiting.Fail(told);
            }

            _batches.Clear();
            _open = null;
            _count = 0;
            _mend = failed is not null;
        }
    }

    /// <summary>Opens the file again and sees which of the doubtful changes are in it.</summary>
    private void Mend()
    {
        _triedAt = _time.GetTimestamp();
        _writer.Reopen();
        _settle(_doubtful);
        lock (_gate)
        {
            _doubtful.Clear();
            _broken = null;
        }

        LogMended();
    }
}
