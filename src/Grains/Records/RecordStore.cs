using Orleans.Storage;

namespace OtpActors.Grains.Records;

/// <summary>
/// The records of all actors. Every write is a compare-and-set on the record's tag, so that two activations of one actor cannot both win (A26, A95);
/// a write without a tag is an insert, which fails when there is a record.
/// </summary>
internal abstract class RecordStore
{
    /// <summary>Reads a record; null when there is none.</summary>
    /// <param name="kind">The kind of actor: one word.</param>
    /// <param name="id">Which.</param>
    public abstract Task<StoredRecord?> ReadAsync(string kind, UInt128 id);

    /// <summary>Writes a record.</summary>
    /// <param name="kind">The kind of actor.</param>
    /// <param name="id">Which.</param>
    /// <param name="bytes">The bytes, which nobody changes any more.</param>
    /// <param name="tag">The version that it replaces; none for an insert.</param>
    /// <param name="keep">How long it must be kept at least; null for ever.</param>
    /// <returns>Its version now.</returns>
    /// <exception cref="InconsistentStateException">There is another version; nothing was written.</exception>
    public abstract ValueTask<RecordTag> WriteAsync(string kind, UInt128 id, ReadOnlyMemory<byte> bytes, RecordTag tag, TimeSpan? keep);

    /// <summary>Deletes a record.</summary>
    /// <param name="kind">The kind of actor.</param>
    /// <param name="id">Which.</param>
    /// <param name="tag">Its version.</param>
    /// <exception cref="InconsistentStateException">There is another version; nothing was deleted.</exception>
    public abstract Task DeleteAsync(string kind, UInt128 id, RecordTag tag);
}
