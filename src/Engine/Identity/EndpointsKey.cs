namespace OtpActors.Engine.Identity;

/// <summary>Names the webhook endpoints of a workspace: a keyed hash of its name.</summary>
/// <param name="Value">128 bits.</param>
public readonly record struct EndpointsKey(UInt128 Value);
