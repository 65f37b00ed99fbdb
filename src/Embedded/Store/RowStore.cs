using Microsoft.Extensions.Logging;
using OtpActors.Embedded.Folder;
using OtpActors.Embedded.Telemetry;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Store;

/// <summary>All rows of a data folder: found, changed, brought to rest and forgotten.</summary>
internal sealed partial class RowStore : IDisposable
{
    private const string FileName = "otpactors.db";

    private readonly RowReaders _readers;
    private readonly IRowWriter _writer;
    private readonly Checkpoints _checkpoints;
    private readonly EmbeddedMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string _path;
    private long _lastId;
    private volatile bool _anyResting;

    private RowStore(string path, RowWriterFactory writers, EmbeddedOptions options, TimeProvider time, EmbeddedMetrics metrics, ILogger logger)
    {
        _path = path;
        _time = time;
        _metrics = metrics;
        _logger = logger;
        _readers = new RowReaders(path);
        using (var database = Database.Open(path, 1 << 20))
        {
            _lastId = database.Number("SELECT ids_reserved FROM installation");
        }

        _writer = writers(path);
        Commits = new CommitQueue(_writer, Directories, Settle, options.CommitQueueMax, time, metrics, logger);
        _checkpoints = new Checkpoints(path, Commits, logger);
    }

    public CommitQueue Commits { get; }

    public RowDirectories Directories { get; } = new();

    /// <summary>Opens the folder's database, makes it when it is missing.</summary>
    /// <exception cref="DataFolderException">It cannot be used.</exception>
    public static RowStore Open(
        DataFolder folder, KeyedNames names, RowWriterFactory writers, EmbeddedOptions options, TimeProvider time, EmbeddedMetrics metrics, ILogger logger)
    {
        var path = folder.PathOf(FileName);
        return Guard(path, () =>
        {
            // SQLite gives its log files the mode of the main file.
            File.Open(path, SecretFile.Private(FileMode.OpenOrCreate, FileShare.ReadWrite)).Dispose();
            using (var database = Database.Open(path, 1 << 20))
            {
                Schema.Prepare(database, path, names);
            }

            SecretFile.SyncFolder(folder.Path);
            return new RowStore(path, writers, options, time, metrics, logger);
        });
    }

    /// <summary>Reads which rows are in use and begins to take changes.</summary>
    public void Start() => Guard(_path, () =>
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        using (var reader = new RowReader(_path))
        {
            reader.ReadLive((key, id, wakeAt, keepUntil) => Directories.Set(key, RowPlace.Of(id, wakeAt, keepUntil, now)));
            _anyResting = reader.AnyResting();
        }

        Commits.Start();
        return true;
    });

    /// <summary>A number for a new row, never used before.</summary>
    public long NextId() => Interlocked.Increment(ref _lastId);

    /// <summary>Finds an actor's row.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="mayRest">Whether to look among the resting rows too.</param>
    /// <returns>The row; null when there is none.</returns>
    /// <exception cref="StorageUnavailableException">It cannot be read, or is not where it must be.</exception>
    public ValueTask<StoredRow?> FindAsync(ActorKey key, bool mayRest)
    {
        Commits.ThrowIfUnavailable();
        return Directories[key.Kind].TryFind(key.Id, out var place)
            ? FindLiveAsync(key, place.Id)
            : mayRest && _anyResting ? FindRestingAsync(key) : default;
    }

    /// <summary>Resting rows that need not be kept any longer, as changes that delete them.</summary>
    public ValueTask<List<RowWrite>> ListEndedAsync(int max)
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        return _anyResting ? _readers.ReadAsync((now, max), static (r, a) => r.Ended(a.now, a.max)) : new([]);
    }

    /// <summary>Commits changes of keys that the caller holds. Does nothing while there is much else to write.</summary>
    /// <returns>Whether they were made.</returns>
    public async Task<bool> TryChangeAsync(List<RowWrite> writes)
    {
        // Before the first row rests, not after: a look-up must not miss it.
        _anyResting |= writes.Exists(static w => w.Change == RowChange.Rest);
        if (Commits.TryEnqueue(writes) is not { } saved)
        {
            return false;
        }

        await saved;
        return true;
    }

    /// <summary>Commits what waits, brings the log into the main file and closes.</summary>
    public void Dispose()
    {
        Commits.Stop();
        _checkpoints.Dispose();
        _readers.Dispose();
        _writer.Dispose();
        try
        {
            using var database = Database.Open(_path, 1 << 20);
            database.Truncate();
        }
        catch (DatabaseException e)
        {
            LogLastCheckpointFailed(e);
        }
    }

    private static T Guard<T>(string path, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (DatabaseException e)
        {
            throw Sentences.For(path, e);
        }
        catch (InvalidDataException e)
        {
            throw Sentences.Damaged(path, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DataFolder.Unusable(path, e);
        }
    }

    private async ValueTask<StoredRow?> FindLiveAsync(ActorKey key, long id)
    {
        var row = await ReadAsync(id, static (r, id) => r.Find(id));
        if (row?.Key == key.Id)
        {
            return row;
        }

        // A record that vanished is a closed door, never a fresh OTP.
        LogRowMissing(key, id);
        throw new StorageUnavailableException($"The record of {key} is not where it must be. Restore the data folder from a backup.");
    }

    private ValueTask<StoredRow?> FindRestingAsync(ActorKey key) => ReadAsync(key, static (r, key) => r.FindResting(key));

    private async ValueTask<StoredRow?> ReadAsync<T>(T argument, Func<RowReader, T, StoredRow?> read)
    {
        try
        {
            var row = await _readers.ReadAsync(argument, read);
            _metrics.Loaded();
            return row;
        }
        catch (Exception e) when (e is DatabaseException or InvalidDataException)
        {
            LogReadFailed(e);
            throw new StorageUnavailableException("The database cannot be read. See the log for the cause.", e);
        }
    }

    /// <summary>For the committing thread, right after it opened the file again: which of the doubtful changes are in it?</summary>
    private void Settle(IReadOnlyList<RowWrite> doubtful)
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        using var reader = new RowReader(_path);
        foreach (var write in doubtful)
        {
            Directories.Settle(write.Key, write.Id, reader.FindPlace(write.Id, now));
        }
    }

    [LoggerMessage(2020, LogLevel.Critical, "Row {Id} of {Key} is missing or belongs to another actor.")]
    private partial void LogRowMissing(ActorKey key, long id);

    [LoggerMessage(2021, LogLevel.Error, "A row cannot be read.")]
    private partial void LogReadFailed(Exception cause);

    [LoggerMessage(2022, LogLevel.Warning, "The last checkpoint failed. Nothing is lost: the next start reads the log.")]
    private partial void LogLastCheckpointFailed(Exception cause);
}
