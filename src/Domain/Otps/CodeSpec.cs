using System.Collections.Immutable;

namespace OtpActors.Domain.Otps;

/// <summary>
/// From what an OTP's code follows, given the code keys; without them nothing follows from it (A14).
/// </summary>
/// <param name="KeyId">The code key that derives or opens the code.</param>
/// <param name="Length">Digits of the code.</param>
/// <param name="Generation">Raised by a resend that asks for a new code.</param>
/// <param name="Salt">128 random bits of this OTP only.</param>
/// <param name="Sealed">A custom code, sealed (AES-GCM); empty for a derived code.</param>
public sealed record CodeSpec(string KeyId, int Length, int Generation, UInt128 Salt, ImmutableArray<byte> Sealed)
{
    /// <summary>Whether the caller brought the code.</summary>
    public bool Custom => !Sealed.IsEmpty;

    /// <summary>Masks: neither salt nor sealed code belongs in a log.</summary>
    public override string ToString() => $"CodeSpec {{ Length = {Length}, Generation = {Generation} }}";
}
