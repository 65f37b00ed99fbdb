namespace OtpActors.Http.Otps.Send;

/// <summary>The forms of what goes into the last line of a text message.</summary>
internal static class SmsForms
{
    private const int AppHashLength = 11;
    private const int DomainLengthMax = 253;
    private const int LabelLengthMax = 63;

    /// <summary>Android SMS Retriever: 11 characters of base64.</summary>
    public static bool IsAppHash(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '/'))
            {
                return false;
            }
        }

        return text.Length == AppHashLength;
    }

    /// <summary>A domain of at least two labels (RFC 1123 section 2.1), without scheme, port or path. The last label is no number: not an IP address.</summary>
    public static bool IsDomain(string text)
    {
        if (text.Length > DomainLengthMax || !text.Contains('.', StringComparison.Ordinal) || char.IsAsciiDigit(text[^1]))
        {
            return false;
        }

        foreach (var range in text.AsSpan().Split('.'))
        {
            var label = text.AsSpan(range);
            if (label.Length is 0 or > LabelLengthMax || label[0] == '-' || label[^1] == '-' || !IsLabel(label))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        foreach (var c in label)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }
}
