using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Orleans.Storage;
using StackExchange.Redis;

namespace OtpActors.Grains.Records;

/// <summary>
/// The records in Redis, a string each: 8 bytes of version, then the actor's. An insert is one plain command, every other write a script that compares
/// the version first (docs/decisions/2026-11-21-records-in-redis.md).
/// </summary>
/// <param name="connection">Connects, when it is first needed.</param>
/// <param name="service">The prefix of all keys.</param>
internal sealed class RedisRecordStore(Lazy<Task<IConnectionMultiplexer>> connection, string service) : RecordStore
{
    private const int TagLength = 8;

    private const string Replace =
        """
        if redis.call('GETRANGE', KEYS[1], 0, 7) ~= ARGV[1] then return 0 end
        if ARGV[3] == '' then redis.call('SET', KEYS[1], ARGV[2]) else redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3]) end
        return 1
        """;

    private const string Delete =
        """
        if redis.call('GETRANGE', KEYS[1], 0, 7) ~= ARGV[1] then return 0 end
        redis.call('DEL', KEYS[1])
        return 1
        """;

    private readonly byte[] _prefix = Encoding.UTF8.GetBytes(service + "/");

    // A version is never given twice: each process counts on from a place of its own in 64 bits.
    private long _lastTag = BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(TagLength));
    private IDatabase? _redis;

    public override async Task<StoredRecord?> ReadAsync(string kind, UInt128 id)
    {
        var redis = _redis ?? await ConnectAsync();
        var value = (byte[]?)await redis.StringGetAsync(Key(kind, id));
        return value is null ? null
            : value.Length > TagLength ? new StoredRecord(value.AsMemory(TagLength), new(BinaryPrimitives.ReadInt64LittleEndian(value)))
            : throw new InvalidDataException("A record in Redis is shorter than its version: something else wrote it.");
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<RecordTag> WriteAsync(string kind, UInt128 id, ReadOnlyMemory<byte> bytes, RecordTag tag, TimeSpan? keep)
    {
        var redis = _redis ?? await ConnectAsync();
        var next = NextTag();
        var value = new byte[TagLength + bytes.Length];
        BinaryPrimitives.WriteInt64LittleEndian(value, next);
        bytes.Span.CopyTo(value.AsSpan(TagLength));
        var seconds = keep is { } span ? Lifetime.Seconds(span) : default(long?);
        var done = tag.IsNone
            ? await redis.StringSetAsync(Key(kind, id), value, seconds is { } s ? TimeSpan.FromSeconds(s) : null, When.NotExists)
            : (bool)await redis.ScriptEvaluateAsync(Replace, [Key(kind, id)], [Bytes(tag), value, seconds ?? RedisValue.EmptyString]);
        return done ? new(next) : throw Conflict(kind);
    }

    public override async Task DeleteAsync(string kind, UInt128 id, RecordTag tag)
    {
        var redis = _redis ?? await ConnectAsync();
        if (!(bool)await redis.ScriptEvaluateAsync(Delete, [Key(kind, id)], [Bytes(tag)]))
        {
            throw Conflict(kind);
        }
    }

    private static byte[] Bytes(RecordTag tag)
    {
        var bytes = new byte[TagLength];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, tag.Number);
        return bytes;
    }

    private static InconsistentStateException Conflict(string kind) => new($"A record of kind {kind} has another version; nothing was written.");

    private RedisKey Key(string kind, UInt128 id)
    {
        var key = new byte[_prefix.Length + kind.Length + 1 + RecordKey.Length];
        _prefix.CopyTo(key, 0);
        Encoding.ASCII.GetBytes(kind, key.AsSpan(_prefix.Length));
        key[^(RecordKey.Length + 1)] = (byte)'/';
        RecordKey.Write(id, key.AsSpan(key.Length - RecordKey.Length));
        return key;
    }

    private long NextTag()
    {
        var next = Interlocked.Increment(ref _lastTag);
        return next != 0 ? next : Interlocked.Increment(ref _lastTag);
    }

    private async Task<IDatabase> ConnectAsync() => _redis = (await connection.Value).GetDatabase();
}
