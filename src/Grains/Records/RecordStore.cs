using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace OtpActors.Grains.Records;

/// <summary>
/// The records of all actors, over Orleans' grain storage. Every write is a compare-and-set on the record's tag, so that two activations of one actor
/// cannot both win (A26, A95); a write without a tag is an insert, which fails when there is a record.
/// </summary>
internal sealed class RecordStore
{
    /// <summary>The one storage of a host that keeps nothing for long, memory say.</summary>
    public const string OnlyName = "otpactors";

    private static readonly GrainType KeyType = GrainType.Create("otpactors");

    private readonly IGrainStorage[] _storages;
    private readonly IGrainStorage _lasting;

    public RecordStore(IServiceProvider services)
    {
        var only = services.GetKeyedService<IGrainStorage>(OnlyName);
        _lasting = only ?? services.GetRequiredKeyedService<IGrainStorage>(Lifetime.LastingName);
        _storages = [.. Lifetime.Classes.Select((_, i) => only ?? services.GetRequiredKeyedService<IGrainStorage>(Lifetime.Name(i)))];
    }

    /// <summary>The storage key of 128 bits: 22 characters.</summary>
    public static GrainId Key(UInt128 id)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, id);
        Span<byte> text = stackalloc byte[22];
        Base64Url.EncodeToUtf8(bytes, text, out _, out _);
        return GrainId.Create(KeyType, Encoding.ASCII.GetString(text));
    }

    /// <summary>Reads a record; null when there is none.</summary>
    /// <param name="kind">The kind of actor: one word.</param>
    /// <param name="key">Which.</param>
    public async Task<StoredRecord?> ReadAsync(string kind, GrainId key)
    {
        var state = new GrainState<Record>();
        await _lasting.ReadStateAsync(kind, key, state);
        return state is { RecordExists: true, ETag: { } tag, State: { Bytes.IsEmpty: false } record } ? new StoredRecord(record.Bytes, tag) : null;
    }

    /// <summary>Writes a record.</summary>
    /// <param name="kind">The kind of actor.</param>
    /// <param name="key">Which.</param>
    /// <param name="bytes">The bytes, which nobody changes any more.</param>
    /// <param name="tag">The version that it replaces; null for an insert.</param>
    /// <param name="keep">How long it must be kept at least; null for ever.</param>
    /// <returns>Its version now.</returns>
    /// <exception cref="InconsistentStateException">There is another version; nothing was written.</exception>
    public async Task<string> WriteAsync(string kind, GrainId key, ReadOnlyMemory<byte> bytes, string? tag, TimeSpan? keep)
    {
        var state = new GrainState<Record>(new Record { Bytes = bytes }, tag) { RecordExists = tag is not null };
        await (keep is { } span ? _storages[Lifetime.IndexFor(span)] : _lasting).WriteStateAsync(kind, key, state);
        return state.ETag ?? throw new InvalidOperationException("The storage gave no version.");
    }

    /// <summary>Deletes a record.</summary>
    /// <param name="kind">The kind of actor.</param>
    /// <param name="key">Which.</param>
    /// <param name="tag">Its version.</param>
    /// <exception cref="InconsistentStateException">There is another version; nothing was deleted.</exception>
    public Task DeleteAsync(string kind, GrainId key, string tag) =>
        _lasting.ClearStateAsync(kind, key, new GrainState<Record>(new Record(), tag) { RecordExists = true });
}
