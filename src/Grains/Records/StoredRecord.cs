namespace OtpActors.Grains.Records;

/// <summary>A record as it was read.</summary>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Tag">Its version: who writes next names it.</param>
internal readonly record struct StoredRecord(ReadOnlyMemory<byte> Bytes, RecordTag Tag);
