using System.Globalization;

namespace OtpActors.Embedded.Store;

/// <summary>Writes rows with prepared statements, a batch in one transaction.</summary>
internal sealed class RowWriter : IRowWriter
{
    private const long CacheBytes = 64L << 20;

    /// <summary>Ids are promised in blocks: what was ever promised is not given out again, whether it was used or not.</summary>
    private const long IdBlock = 1L << 20;

    private readonly string _path;
    private Database? _database;
    private Statement[] _statements = [];
    private long _idsReserved;

    public RowWriter(string path)
    {
        _path = path;
        Open();
    }

    public void Reopen()
    {
        Dispose();
        Open();

        // What the log shows may never have reached the disk; the main file is written and synced anew.
        _database!.Truncate();
    }

    public void Commit(IReadOnlyList<RowWrite> writes)
    {
        var database = _database ?? throw new InvalidOperationException("The database is closed after a failure.");
        try
        {
            Of(Sql.Begin).Run();
            var highest = 0L;
            for (var i = 0; i < writes.Count; i++)
            {
                var write = writes[i];
                Apply(write);
                highest = Math.Max(highest, write.Id);
            }

            var reserved = _idsReserved;
            if (highest >= reserved)
            {
                reserved = highest + IdBlock;
                Of(Sql.ReserveIds).Bind(1, reserved).Run();
            }

            Of(Sql.Commit).Run();
            _idsReserved = reserved;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Checkpoint() => _database?.Checkpoint();

    public void Dispose()
    {
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }

        _statements = [];
        _database?.Dispose();
        _database = null;
    }

    private void Open()
    {
        var database = Database.Open(_path, CacheBytes);
        _database = database;
        _statements = [.. Sql.All.Select(database.Prepare)];
        _idsReserved = database.Number("SELECT ids_reserved FROM installation");
    }

    private Statement Of(int number) => _statements[number];

    private void Apply(in RowWrite write)
    {
        var changed = write.Change switch
        {
            RowChange.Insert => Insert(write),
            RowChange.Update => Of(Sql.Update).Bind(1, write.Version + 1).Bind(2, write.WakeAt).Bind(3, write.KeepUntil).Bind(4, write.State)
                .Bind(5, write.Id).Bind(6, write.Version).Run(),
            RowChange.Return => DeleteResting(write) == 1 ? Insert(write) : 0,
            RowChange.Delete => Of(Sql.Delete).Bind(1, write.Id).Bind(2, write.Version).Run(),
            RowChange.DeleteResting => DeleteResting(write),
            RowChange.Expire => Expire(write),
            RowChange.Rest => Rest(write),
        };
        if (changed != 1)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture, $"{write.Change} of row {write.Id}, version {write.Version}, changed {changed} rows instead of one."));
        }
    }

    private int Insert(in RowWrite write)
    {
        var key = KeyBytes.Of(write.Key.Id);
        return Of(Sql.Insert).Bind(1, write.Id).Bind(2, (long)write.Key.Kind).Bind(3, key).Bind(4, write.Version + 1)
            .Bind(5, write.WakeAt).Bind(6, write.KeepUntil).Bind(7, write.State).Run();
    }

    private int Rest(in RowWrite write)
    {
        Of(Sql.Rest).Bind(1, write.Id).Bind(2, write.At).Run();
        return Of(Sql.DeleteAny).Bind(1, write.Id).Run();
    }

    private int DeleteResting(in RowWrite write) => Of(Sql.DeleteResting).Bind(1, write.Id).Bind(2, write.Version).Run();

    private int Expire(in RowWrite write)
    {
        // None is as good as one: the row may have come back into use since it was listed.
        Of(Sql.Expire).Bind(1, write.Id).Bind(2, write.At).Run();
        return 1;
    }

    private static class Sql
    {
        public const int Begin = 0;
        public const int Commit = 1;
        public const int Insert = 2;
        public const int Update = 3;
        public const int Delete = 4;
        public const int DeleteAny = 5;
        public const int Rest = 6;
        public const int Expire = 7;
        public const int DeleteResting = 8;
        public const int ReserveIds = 9;

        public static readonly string[] All =
        [
            "BEGIN IMMEDIATE",
            "COMMIT",
            "INSERT INTO live (id, kind, key, version, wake_at, keep_until, state) VALUES (?, ?, ?, ?, ?, ?, ?)",
            "UPDATE live SET version = ?, wake_at = ?, keep_until = ?, state = ? WHERE id = ? AND version = ?",
            "DELETE FROM live WHERE id = ? AND version = ?",
            "DELETE FROM live WHERE id = ?",
            "INSERT INTO resting SELECT id, kind, key, version, keep_until, state FROM live WHERE id = ? AND keep_until > ?",
            "DELETE FROM resting WHERE id = ? AND keep_until <= ?",
            "DELETE FROM resting WHERE id = ? AND version = ?",
            "UPDATE installation SET ids_reserved = ?",
        ];
    }
}
