namespace OtpActors.Engine.Identity;

/// <summary>Names a page of an outbox: a keyed hash of its endpoint, shard and number.</summary>
/// <param name="Value">128 bits.</param>
public readonly record struct PageKey(UInt128 Value);
