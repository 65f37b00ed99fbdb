namespace OtpActors.Grains.Records;

/// <summary>
/// The records of a cluster with Redis: what comes and goes with requests in strings of ours, what an installation keeps for good in Orleans' own storage
/// (docs/decisions/2026-11-21-records-in-redis.md).
/// </summary>
internal sealed class RedisRecords(RecordStore passing, RecordStore lasting) : RecordStore
{
    public override Task<StoredRecord?> ReadAsync(string kind, UInt128 id) => Of(kind).ReadAsync(kind, id);

    public override ValueTask<RecordTag> WriteAsync(string kind, UInt128 id, ReadOnlyMemory<byte> bytes, RecordTag tag, TimeSpan? keep) =>
        Of(kind).WriteAsync(kind, id, bytes, tag, keep);

    public override Task DeleteAsync(string kind, UInt128 id, RecordTag tag) => Of(kind).DeleteAsync(kind, id, tag);

    private RecordStore Of(string kind) => KindName.IsLasting(kind) ? lasting : passing;
}
