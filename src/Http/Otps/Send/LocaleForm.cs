namespace OtpActors.Http.Otps.Send;

/// <summary>The form of a language tag (BCP 47, RFC 5646 section 2.1): a language of 2 to 8 letters, then subtags of 1 to 8 letters and digits.</summary>
internal static class LocaleForm
{
    // RFC 5646 section 4.4.1: 35 characters hold every tag without extensions.
    private const int LengthMax = 35;

    public static bool Fits(string text)
    {
        if (text.Length > LengthMax)
        {
            return false;
        }

        var first = true;
        foreach (var range in text.AsSpan().Split('-'))
        {
            var part = text.AsSpan(range);
            if (part.Length > 8 || part.Length < (first ? 2 : 1) || !Fits(part, lettersOnly: first))
            {
                return false;
            }

            first = false;
        }

        return true;
    }

    private static bool Fits(ReadOnlySpan<char> part, bool lettersOnly)
    {
        foreach (var c in part)
        {
            if (!char.IsAsciiLetter(c) && (lettersOnly || !char.IsAsciiDigit(c)))
            {
                return false;
            }
        }

        return true;
    }
}
