using System.Diagnostics.CodeAnalysis;
using OtpActors.Domain;

namespace OtpActors.Engine.Codes;

/// <summary>A code in the clear: 4 to 8 ASCII digits. Masks itself; only <see cref="Reveal"/> shows it.</summary>
public readonly struct OtpCode
{
    private readonly string? _digits;

    private OtpCode(string digits) => _digits = digits;

    /// <summary>Digits.</summary>
    public int Length => _digits?.Length ?? 0;

    /// <summary>Reads a code as text: "012345" is not "12345", and only ASCII digits are digits (A2).</summary>
    /// <param name="text">What the caller sent.</param>
    /// <param name="code">The code, when the text is one.</param>
    /// <returns>Whether the text is 4 to 8 ASCII digits.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out OtpCode code)
    {
        code = default;
        if (text is null || text.Length < Limits.CodeDigitsMin || text.Length > Limits.CodeDigitsMax
            || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        code = new OtpCode(text);
        return true;
    }

    /// <summary>The digits. For the provider and for comparison, nothing else.</summary>
    /// <returns>4 to 8 digits.</returns>
    public string Reveal() => _digits ?? "";

    /// <summary>Masked.</summary>
    public override string ToString() => "***";
}
