using SQLitePCL;

namespace OtpActors.Embedded.Store;

/// <summary>A prepared statement; used by one thread at a time.</summary>
internal sealed class Statement(sqlite3 database, sqlite3_stmt statement) : IDisposable
{
    public Statement Bind(int place, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, place, value));
        return this;
    }

    public Statement Bind(int place, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(statement, place, value));
        return this;
    }

    /// <summary>Steps to the next row. When there is none, the statement is ready to be used again.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code != raw.SQLITE_DONE)
        {
            var failure = Database.Failure(database);
            Reset();
            throw failure;
        }

        Reset();
        return false;
    }

    /// <summary>Runs a statement that changes rows.</summary>
    /// <returns>How many it changed.</returns>
    public int Run()
    {
        Step();
        return raw.sqlite3_changes(database);
    }

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>A column's bytes, valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public void Reset() => _ = raw.sqlite3_reset(statement);

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Database.Failure(database);
        }
    }
}
