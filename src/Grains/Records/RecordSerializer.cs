using Orleans.Storage;

namespace OtpActors.Grains.Records;

/// <summary>Reads and writes <see cref="Record"/> and nothing else: stored data can never name a type to be made (A21).</summary>
internal sealed class RecordSerializer : IGrainStorageSerializer
{
    public static RecordSerializer Instance { get; } = new();

    public BinaryData Serialize<T>(T? input) => input is Record record
        ? BinaryData.FromBytes(record.Bytes)
        : throw new NotSupportedException($"The store keeps records only, not {typeof(T)}.");

    public T Deserialize<T>(BinaryData input) => typeof(T) == typeof(Record)
        ? (T)(object)new Record { Bytes = input.ToMemory() }
        : throw new NotSupportedException($"The store keeps records only, not {typeof(T)}.");
}
