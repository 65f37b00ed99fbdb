namespace OtpActors.Engine.Identity;

/// <summary>Names an outbox: a keyed hash of its endpoint and shard.</summary>
/// <param name="Value">128 bits.</param>
public readonly record struct OutboxKey(UInt128 Value);
