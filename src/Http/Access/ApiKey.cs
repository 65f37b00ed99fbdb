using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using OtpActors.Domain.Workspaces;

namespace OtpActors.Http.Access;

/// <summary>
/// An API key: <c>oat_</c> and 32 to 128 of <c>A-Z a-z 0-9 _</c>. Those drawn here are 43 random characters and a checksum of 6, so that a wrong one is
/// told from a right one without looking anything up (A19, A53). Masks itself; only <see cref="Reveal"/> shows it.
/// </summary>
public readonly struct ApiKey
{
    /// <summary>What every API key begins with, so that scanners can find one that leaked.</summary>
    public const string Prefix = "oat_";

    private const int LengthMin = 32;
    private const int LengthMax = 128;
    private const int RandomLength = 43;
    private const int ChecksumLength = 6;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly string? _text;

    private ApiKey(string text) => _text = text;

    /// <summary>Whether its last characters are the checksum of the others. Only a key that an operator made up may lack one.</summary>
    public bool IsChecked => _text is { Length: 4 + RandomLength + ChecksumLength }
        && _text.AsSpan(^ChecksumLength..).SequenceEqual(Checksum(_text.AsSpan(..^ChecksumLength)));

    /// <summary>Draws a new key: 256 random bits.</summary>
    /// <returns>The key.</returns>
    public static ApiKey Draw()
    {
        var text = Prefix + RandomNumberGenerator.GetString(Letters, RandomLength);
        return new(text + Checksum(text));
    }

    /// <summary>Reads a key; only its form is checked.</summary>
    /// <param name="text">What the caller sent.</param>
    /// <param name="key">The key, when the text is one.</param>
    /// <returns>Whether the text has the form of a key.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out ApiKey key)
    {
        key = default;
        if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal)
            || text.Length < Prefix.Length + LengthMin || text.Length > Prefix.Length + LengthMax)
        {
            return false;
        }

        foreach (var c in text.AsSpan(Prefix.Length))
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        key = new ApiKey(text);
        return true;
    }

    /// <summary>What the key is found by; nothing of the key follows from it.</summary>
    /// <returns>SHA-256: a key has far too many bits to be guessed from it.</returns>
    public KeyDigest Digest()
    {
        Span<byte> text = stackalloc byte[Prefix.Length + LengthMax];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.ASCII.GetBytes(Reveal(), text)], hash);
        return new KeyDigest(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }

    /// <summary>The whole key. For its owner's eyes and for hashing, nothing else.</summary>
    /// <returns>The text.</returns>
    public string Reveal() => _text ?? "";

    /// <summary>Masked.</summary>
    public override string ToString() => Prefix + "***";

    private static string Checksum(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[text.Length];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.ASCII.GetBytes(text, bytes)], hash);
        var number = BinaryPrimitives.ReadUInt64BigEndian(hash);
        Span<char> letters = stackalloc char[ChecksumLength];
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = Letters[(int)(number % (ulong)Letters.Length)];
            number /= (ulong)Letters.Length;
        }

        return new string(letters);
    }
}
