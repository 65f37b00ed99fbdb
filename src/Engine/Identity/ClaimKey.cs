namespace OtpActors.Engine.Identity;

/// <summary>Names an idempotency key: a keyed hash of workspace, method, path and key (A50).</summary>
/// <param name="Value">128 bits.</param>
public readonly record struct ClaimKey(UInt128 Value);
