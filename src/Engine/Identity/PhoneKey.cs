namespace OtpActors.Engine.Identity;

/// <summary>Names a phone actor: a keyed hash of workspace and number, from which the number does not follow without the key (A85).</summary>
/// <param name="Value">128 bits.</param>
public readonly record struct PhoneKey(UInt128 Value);
