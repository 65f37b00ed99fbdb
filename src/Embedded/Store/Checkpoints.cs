using Microsoft.Extensions.Logging;

namespace OtpActors.Embedded.Store;

/// <summary>
/// Moves the log into the main file in the background, over a connection of its own, so that commits wait for the log's fsync only.
/// The log starts over when nothing of it is left to move: commits are asked to stand aside for that last, short part.
/// </summary>
internal sealed partial class Checkpoints : IDisposable
{
    private const int RowsBetween = 8_192;
    private const int RoundsMax = 5;
    private const int ShortPages = 64;
    private const int LogPagesMax = 4_096;

    private readonly CommitQueue _commits;
    private readonly Database _database;
    private readonly ILogger _logger;
    private readonly AutoResetEvent _wanted = new(false);
    private readonly Thread _thread;
    private int _rows;
    private volatile bool _stopping;

    public Checkpoints(string path, CommitQueue commits, ILogger logger)
    {
        _commits = commits;
        _logger = logger;
        _database = Database.Open(path, 1 << 20);
        _thread = new Thread(Work) { IsBackground = true, Name = "checkpoints" };
        commits.Committed += OnCommitted;
        _thread.Start();
    }

    public void Dispose()
    {
        _commits.Committed -= OnCommitted;
        _stopping = true;
        _wanted.Set();
        _thread.Join();
        _wanted.Dispose();
        _database.Dispose();
    }

    private void OnCommitted(int rows)
    {
        _rows += rows;
        if (_rows >= RowsBetween)
        {
            _rows = 0;
            _wanted.Set();
        }
    }

    private void Work()
    {
        while (_wanted.WaitOne() && !_stopping)
        {
            try
            {
                Copy();
            }
            catch (DatabaseException e)
            {
                LogCheckpointFailed(e);
            }
        }
    }

    private void Copy()
    {
        // Each round leaves only what was committed during it.
        var (logged, copied) = _database.Checkpoint();
        if (logged < LogPagesMax)
        {
            return;
        }

        for (var round = 1; round < RoundsMax && logged - copied > ShortPages; round++)
        {
            (logged, copied) = _database.Checkpoint();
        }

        _commits.FinishCheckpoint();
    }

    [LoggerMessage(2010, LogLevel.Warning, "A checkpoint failed; the log grows until the next one succeeds.")]
    private partial void LogCheckpointFailed(Exception cause);
}
