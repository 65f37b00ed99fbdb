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
    // No code key has a name with a colon: it ends the name where keys are configured.
    private const string DelegatePrefix = "delegate:";

    /// <summary>The provider that made the code and alone can check it; null when it is ours.</summary>
    public string? Delegate => KeyId.StartsWith(DelegatePrefix, StringComparison.Ordinal) ? KeyId[DelegatePrefix.Length..] : null;

    /// <summary>Whether the caller brought the code.</summary>
    public bool Custom => !Sealed.IsEmpty;

    /// <summary>A code that a provider makes itself.</summary>
    /// <param name="provider">The provider's name in configuration.</param>
    /// <param name="length">Digits that it is asked for.</param>
    /// <returns>From what it follows: nothing that is known here.</returns>
    public static CodeSpec DelegatedTo(string provider, int length) => new(DelegatePrefix + provider, length, 0, 0, []);

    /// <summary>Masks: neither salt nor sealed code belongs in a log.</summary>
    public override string ToString() => $"CodeSpec {{ Length = {Length}, Generation = {Generation} }}";
}
