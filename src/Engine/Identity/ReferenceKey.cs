namespace OtpActors.Engine.Identity;

/// <summary>Names a client reference: a keyed hash of workspace and reference.</summary>
/// <param name="Value">128 bits.</param>
public readonly record struct ReferenceKey(UInt128 Value);
