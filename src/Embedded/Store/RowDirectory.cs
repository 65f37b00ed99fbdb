namespace OtpActors.Embedded.Store;

/// <summary>
/// Which row belongs to which key, for all rows in use of one kind: 32 bytes a slot, in shards, so that growing never stops the house.
/// Changed only by the committing thread, in the order of commits.
/// </summary>
internal sealed class RowDirectory
{
    private const int Shards = 256;

    private readonly RowDirectoryShard[] _shards = new RowDirectoryShard[Shards];

    public RowDirectory()
    {
        for (var i = 0; i < Shards; i++)
        {
            _shards[i] = new RowDirectoryShard();
        }
    }

    public int Count => _shards.Sum(static s => s.Count);

    public bool TryFind(UInt128 key, out RowPlace place) => ShardOf(key).TryFind(key, out place);

    /// <summary>Notes a key's place.</summary>
    /// <returns>The place before; its id is 0 when there was none.</returns>
    public RowPlace Set(UInt128 key, RowPlace place) => ShardOf(key).Set(key, place);

    public void Remove(UInt128 key) => ShardOf(key).Remove(key);

    /// <summary>Lists keys whose rows could have come to rest before a time, shard by shard.</summary>
    public IEnumerable<List<(UInt128 Key, long Id)>> ListRestful(long before) => _shards.Select(s => s.ListRestful(before));

    /// <summary>Keys are keyed hashes or carry one: their bits are as good as random, and no caller can choose them.</summary>
    private RowDirectoryShard ShardOf(UInt128 key) => _shards[(int)(key >> 64) & (Shards - 1)];
}
