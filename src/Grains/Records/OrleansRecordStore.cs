using System.Text;
using Orleans.Storage;

namespace OtpActors.Grains.Records;

/// <summary>Records in one of Orleans' storages: all of them in memory's, those without an end in Redis'. It knows no time to live.</summary>
internal sealed class OrleansRecordStore(IGrainStorage storage) : RecordStore
{
    /// <summary>The storage's name.</summary>
    public const string StorageName = "otpactors";

    private static readonly GrainType KeyType = GrainType.Create("otpactors");

    /// <summary>The storage key of 128 bits.</summary>
    public static GrainId Key(UInt128 id)
    {
        Span<byte> text = stackalloc byte[RecordKey.Length];
        RecordKey.Write(id, text);
        return GrainId.Create(KeyType, Encoding.ASCII.GetString(text));
    }

    public override async Task<StoredRecord?> ReadAsync(string kind, UInt128 id)
    {
        var state = new GrainState<Record>();
        await storage.ReadStateAsync(kind, Key(id), state);
        return state is { RecordExists: true, ETag: { } tag, State: { Bytes.IsEmpty: false } record } ? new StoredRecord(record.Bytes, new(0, tag)) : null;
    }

    public override async ValueTask<RecordTag> WriteAsync(string kind, UInt128 id, ReadOnlyMemory<byte> bytes, RecordTag tag, TimeSpan? keep)
    {
        var state = new GrainState<Record>(new Record { Bytes = bytes }, tag.Text) { RecordExists = !tag.IsNone };
        await storage.WriteStateAsync(kind, Key(id), state);
        return new(0, state.ETag ?? throw new InvalidOperationException("The storage gave no version."));
    }

    public override Task DeleteAsync(string kind, UInt128 id, RecordTag tag) =>
        storage.ClearStateAsync(kind, Key(id), new GrainState<Record>(new Record(), tag.Text) { RecordExists = true });
}
