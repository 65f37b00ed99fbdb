using OtpActors.Embedded.Store.Sqlite;
using SQLitePCL;

namespace OtpActors.Embedded.Store;

/// <summary>One SQLite connection; used by one thread at a time. The only place that opens the file.</summary>
internal sealed class Database : IDisposable
{
    private readonly sqlite3 _handle;

    static Database()
    {
        Batteries_V2.Init();
        OwnSystem.Install();
    }

    private Database(sqlite3 handle) => _handle = handle;

    /// <summary>Opens the file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="cacheBytes">How much of it this connection may keep in memory.</param>
    /// <returns>The connection: every commit on disk before it returns, no checkpoint of its own accord.</returns>
    public static Database Open(string path, long cacheBytes)
    {
        var code = raw.sqlite3_open_v2(path, out var handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null);
        var database = new Database(handle);
        try
        {
            if (code != raw.SQLITE_OK)
            {
                throw Failure(handle);
            }

            _ = raw.sqlite3_extended_result_codes(handle, 1);
            ShortSleeps.RetryWhenBusy(handle);
            database.Run($"PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-{cacheBytes / 1024}; PRAGMA temp_store=MEMORY;");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public void Run(string sql)
    {
        if (raw.sqlite3_exec(_handle, sql) != raw.SQLITE_OK)
        {
            throw Failure(_handle);
        }
    }

    public Statement Prepare(string sql) =>
        raw.sqlite3_prepare_v2(_handle, sql, out var statement) == raw.SQLITE_OK ? new Statement(_handle, statement) : throw Failure(_handle);

    /// <summary>The first column of a query's first row.</summary>
    public long Number(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Number(0) : 0;
    }

    /// <summary>Copies from the log to the main file what can be copied without waiting for anyone.</summary>
    /// <returns>Pages in the log, and how many of them are in the main file too.</returns>
    public (int Logged, int Copied) Checkpoint()
    {
        var code = raw.sqlite3_wal_checkpoint_v2(_handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out var logged, out var copied);
        return code is raw.SQLITE_OK or raw.SQLITE_BUSY ? (logged, copied) : throw Failure(_handle);
    }

    /// <summary>Copies the whole log and empties it.</summary>
    public void Truncate()
    {
        if (raw.sqlite3_wal_checkpoint_v2(_handle, "main", raw.SQLITE_CHECKPOINT_TRUNCATE, out _, out _) != raw.SQLITE_OK)
        {
            throw Failure(_handle);
        }
    }

    public void Dispose() => _handle.Dispose();

    internal static DatabaseException Failure(sqlite3 handle) =>
        new(raw.sqlite3_extended_errcode(handle), raw.sqlite3_errmsg(handle).utf8_to_string());
}
