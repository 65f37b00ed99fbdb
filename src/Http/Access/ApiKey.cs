using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace OtpActors.Http.Access;

/// <summary>An API key: <c>oat_</c> and 32 to 128 of <c>A-Z a-z 0-9 _</c>. Masks itself; only <see cref="Reveal"/> shows it.</summary>
public readonly struct ApiKey
{
    /// <summary>What every API key begins with, so that scanners can find one that leaked.</summary>
    public const string Prefix = "oat_";

    private const int LengthMin = 32;
    private const int LengthMax = 128;
    private const int DrawnLength = 40;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly string? _text;

    private ApiKey(string text) => _text = text;

    /// <summary>Draws a new key: 238 random bits.</summary>
    /// <returns>The key.</returns>
    public static ApiKey Draw() => new(Prefix + RandomNumberGenerator.GetString(Letters, DrawnLength));

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

    /// <summary>The whole key. For its owner's eyes and for hashing, nothing else.</summary>
    /// <returns>The text.</returns>
    public string Reveal() => _text ?? "";

    /// <summary>Masked.</summary>
    public override string ToString() => Prefix + "***";
}
