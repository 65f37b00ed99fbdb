using System.Diagnostics.CodeAnalysis;

namespace OtpActors.Domain.Identity;

/// <summary>
/// A phone number in E.164 form (ITU-T E.164): <c>+</c>, then 8 to 15 digits of which the first is not 0.
/// <see cref="ToString"/> masks it; only <see cref="E164"/> gives it whole, so that it cannot slip into a log or an exception.
/// </summary>
public readonly record struct PhoneNumber
{
    private const int DigitsMin = 8;
    private const int DigitsMax = 15;

    private readonly string? _e164;

    private PhoneNumber(string e164) => _e164 = e164;

    /// <summary>The whole number. For the provider, the answer to its owner's workspace, and nothing else.</summary>
    public string E164 => _e164 ?? "";

    /// <summary>Reads a number; only its form is checked.</summary>
    /// <param name="text">What the caller sent.</param>
    /// <param name="number">The number, when the text is one.</param>
    /// <returns>Whether the text has the form of an E.164 number.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out PhoneNumber number)
    {
        number = default;
        if (text is null || text.Length < DigitsMin + 1 || text.Length > DigitsMax + 1 || text[0] != '+' || text[1] == '0'
            || text.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        number = new PhoneNumber(text);
        return true;
    }

    /// <summary>The number with all but its last two digits hidden.</summary>
    public override string ToString() => _e164 is null ? "(none)" : string.Concat("+", new string('*', _e164.Length - 3), _e164.AsSpan(_e164.Length - 2));
}
