using System.Globalization;

namespace OtpActors.Delivery.Messages;

/// <summary>
/// What may stand in a message besides its code. A person must be able to trust that the only thing to act on is the code: no link, no address,
/// no line break (the last line is read by software), no direction marks or other invisible characters, no second number that could be taken
/// for a code (A66).
/// </summary>
internal static class PlainText
{
    /// <summary>Digits that a text may have: "24/7" and "365" are words, four digits could be a code.</summary>
    private const int DigitsMax = 3;

    private const string Forbidden = "@#/\\<>{}[]|^~";

    /// <summary>What is wrong with a text.</summary>
    /// <param name="text">The text, its placeholders filled.</param>
    /// <param name="digitsOfOurs">How many of its digits stand for the code and the lifetime.</param>
    /// <returns>The end of a sentence that begins with the text's name; null when nothing is wrong.</returns>
    public static string? Fault(string text, int digitsOfOurs = 0)
    {
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = Narrow(text[i]);
            switch (char.GetUnicodeCategory(text, i))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    return "has a line break or another control character: a message's text is one line.";
                case UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                    return "has an invisible character, or one that no font knows.";
                case UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber:
                    digits++;
                    break;
            }

            if (Forbidden.Contains(c, StringComparison.Ordinal))
            {
                return $"has the character \"{c}\", which links, addresses or other placeholders are made of.";
            }

            if (i > 0 && i + 1 < text.Length && IsLinkDot(c, Narrow(text[i - 1]), Narrow(text[i + 1])))
            {
                return "has a dot between letters, as in a web address: phones make links of those.";
            }

            if (char.IsHighSurrogate(text[i]))
            {
                i++;
            }
        }

        return digits - digitsOfOurs > DigitsMax ? $"has more than {DigitsMax} digits, which could be taken for a code." : null;
    }

    // Full-width forms look and link like the ASCII characters that they widen.
    private static char Narrow(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;

    // All of them separate the labels of a domain (RFC 3490, section 3.1). The ideographic ones also end sentences, after which no space follows.
    private static bool IsLinkDot(char dot, char before, char after) => dot switch
    {
        '.' => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after),
        '\u3002' or '\uFF61' => char.IsAsciiLetterOrDigit(before) && char.IsAsciiLetter(after),
        _ => false,
    };
}
