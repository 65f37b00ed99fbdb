using System.Diagnostics.CodeAnalysis;

namespace OtpActors.Domain.Identity;

/// <summary>
/// The name of one OTP: <c>otp_</c> and 26 characters of Crockford's base32, upper case, that spell 128 bits.
/// The first 12 bits are those of its phone's keyed hash, the next 68 are random, the last 48 are a tag that ties the id to its workspace.
/// </summary>
/// <param name="Value">The 128 bits.</param>
public readonly record struct OtpId(UInt128 Value)
{
    private const string Prefix = "otp_";
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Digits = 26;

    /// <summary>Reads the canonical form; any other spelling of the same bits is not an id.</summary>
    /// <param name="text">What the caller sent.</param>
    /// <param name="id">The id, when the text is one.</param>
    /// <returns>Whether the text is a canonical id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out OtpId id)
    {
        id = default;
        if (text is null || text.Length != Prefix.Length + Digits || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        // 26 digits hold 130 bits: the first may only use its lower three.
        if (text[Prefix.Length] > '7')
        {
            return false;
        }

        UInt128 value = 0;
        foreach (var c in text.AsSpan(Prefix.Length))
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            value = (value << 5) | (uint)digit;
        }

        id = new OtpId(value);
        return true;
    }

    /// <summary>The canonical form. An id is not a secret: it names an OTP, it does not open it.</summary>
    public override string ToString() => string.Create(Prefix.Length + Digits, Value, static (to, value) =>
    {
        Prefix.CopyTo(to);
        for (var i = to.Length - 1; i >= Prefix.Length; i--)
        {
            to[i] = Alphabet[(int)(value & 31)];
            value >>= 5;
        }
    });
}
