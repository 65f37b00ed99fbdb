using OtpActors.Engine.Ports;

namespace OtpActors.Embedded.Store;

/// <summary>Reads rows over a connection of its own; used by one thread at a time.</summary>
internal sealed class RowReader : IDisposable
{
    private const long CacheBytes = 8L << 20;

    private readonly Database _database;
    private readonly Statement _byId;
    private readonly Statement _resting;
    private readonly Statement _ended;

    public RowReader(string path)
    {
        _database = Database.Open(path, CacheBytes);
        _byId = _database.Prepare("SELECT id, key, version, state FROM live WHERE id = ?");
        _resting = _database.Prepare("SELECT id, key, version, state FROM resting WHERE key = ? AND kind = ?");
        _ended = _database.Prepare("SELECT id, kind, key FROM resting WHERE keep_until <= ? ORDER BY keep_until LIMIT ?");
    }

    /// <summary>A row in use.</summary>
    public StoredRow? Find(long id) => Read(_byId.Bind(1, id), resting: false);

    /// <summary>What a row in use waits for; null when there is no such row in use.</summary>
    public RowPlace? FindPlace(long id, long now)
    {
        using var select = _database.Prepare("SELECT wake_at, keep_until FROM live WHERE id = ?");
        return select.Bind(1, id).Step() ? RowPlace.Of(id, select.Number(0), select.Number(1), now) : null;
    }

    /// <summary>A resting row.</summary>
    public StoredRow? FindResting(ActorKey key)
    {
        var bytes = KeyBytes.Of(key.Id);
        return Read(_resting.Bind(1, bytes).Bind(2, (long)key.Kind), resting: true);
    }

    /// <summary>Resting rows that need not be kept any longer.</summary>
    public List<RowWrite> Ended(long now, int max)
    {
        var rows = new List<RowWrite>();
        _ended.Bind(1, now).Bind(2, max);
        while (_ended.Step())
        {
            var key = KeyOf(_ended);
            rows.Add(new RowWrite(RowChange.Expire, key, _ended.Number(0), 0, 0, 0, now, []));
        }

        return rows;
    }

    /// <summary>Hands every row in use to <paramref name="found"/>: key, id, wake-up time, end.</summary>
    public void ReadLive(Action<ActorKey, long, long, long> found)
    {
        using var all = _database.Prepare("SELECT id, kind, key, wake_at, keep_until FROM live");
        while (all.Step())
        {
            found(KeyOf(all), all.Number(0), all.Number(3), all.Number(4));
        }
    }

    public bool AnyResting() => _database.Number("SELECT EXISTS (SELECT 1 FROM resting)") == 1;

    public void Dispose()
    {
        _byId.Dispose();
        _resting.Dispose();
        _ended.Dispose();
        _database.Dispose();
    }

    private static ActorKey KeyOf(Statement row)
    {
        var kind = (ActorKind)row.Number(1);
        return Enum.IsDefined(kind)
            ? new ActorKey(kind, KeyBytes.Read(row.Bytes(2)))
            : throw new InvalidDataException("A row belongs to no known kind of actor.");
    }

    private static StoredRow? Read(Statement statement, bool resting)
    {
        if (!statement.Step())
        {
            return null;
        }

        var row = new StoredRow(statement.Number(0), KeyBytes.Read(statement.Bytes(1)), statement.Number(2), resting, statement.Bytes(3).ToArray());
        statement.Reset();
        return row;
    }
}
