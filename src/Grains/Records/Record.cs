namespace OtpActors.Grains.Records;

/// <summary>What the store keeps of one actor: bytes that only the actor's own format can read. The only type that the store ever makes (A21).</summary>
internal sealed class Record
{
    /// <summary>The bytes; empty for none.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }
}
