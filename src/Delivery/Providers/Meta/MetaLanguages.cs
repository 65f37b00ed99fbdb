using OtpActors.Delivery.Messages;

namespace OtpActors.Delivery.Providers.Meta;

/// <summary>
/// Meta's language codes: <c>de</c>, <c>en_US</c>, written in exactly that case. Portuguese and Chinese have only codes with a country (pt_BR, pt_PT; zh_CN,
/// zh_HK, zh_TW): Meta, templates/supported-languages, May 2026.
/// </summary>
internal static class MetaLanguages
{
    /// <summary>The codes under which the standard languages are created, unless the configuration names others.</summary>
    public static IReadOnlyList<string> Standard { get; } = ["en_US", "de", "es", "fr", "pt_BR", "ar", "hi", "zh_CN", "ja", "nl", "id", "tr"];

    /// <summary>How well a code fits a locale; less is better.</summary>
    /// <param name="code">Meta's code.</param>
    /// <param name="locale">BCP 47.</param>
    /// <returns>0 for the very same, 1 for what it falls back to, 2 for its language elsewhere, 3 for English, 4 for the rest.</returns>
    public static int Distance(string code, string locale)
    {
        var rank = 0;
        foreach (var tag in LocaleTag.Fallbacks(locale))
        {
            if (code.Replace('_', '-').Equals(tag, StringComparison.OrdinalIgnoreCase))
            {
                return rank;
            }

            rank = 1;
        }

        return code.Equals(Kin(locale), StringComparison.OrdinalIgnoreCase) ? 1 : LanguageOf(code).Equals(LanguageOf(locale), StringComparison.OrdinalIgnoreCase) ? 2
            : LanguageOf(code).Equals(Languages.Fallback, StringComparison.OrdinalIgnoreCase) ? 3 : 4;
    }

    /// <summary>Of the codes for one language, that whose way of writing the locale shares (CLDR, parent locales and likely subtags).</summary>
    private static string? Kin(string locale)
    {
        var parts = locale.ToUpperInvariant().Split('-', '_');
        return parts[0] switch
        {
            "PT" => parts.Length == 1 || parts.Contains("BR") ? "pt_BR" : "pt_PT",
            "ZH" => parts.Contains("HK") || parts.Contains("MO") ? "zh_HK" : parts.Contains("TW") || parts.Contains("HANT") ? "zh_TW" : "zh_CN",
            _ => null,
        };
    }

    private static ReadOnlySpan<char> LanguageOf(ReadOnlySpan<char> tag) => tag.IndexOfAny('-', '_') is >= 0 and var end ? tag[..end] : tag;
}
