using System.Collections.Frozen;
using OtpActors.Domain.Identity;

namespace OtpActors.Delivery.Messages;

/// <summary>
/// The locale that a phone number suggests: that of most people in its country, where it is one of ours. Countries are told by their calling code
/// (ITU-T E.164), a few islands by the digits after it; countries that nobody agrees on (Switzerland) go with the majority,
/// those with many languages with the official one that is ours. Where a language is written in two ways, the way is that of CLDR's parent locales: Portuguese
/// in Africa is Portugal's, Chinese in Macao is Hong Kong's.
/// </summary>
internal static class NumberLocale
{
    private const int PrefixMax = 4;

    private static readonly FrozenDictionary<string, string> ByPrefix = new (string Locale, string Prefixes)[]
    {
        ("de", "49 41 423"),
        ("de-AT", "43"),
        ("es-ES", "34"),
        ("es-MX", "52"),
        ("es-AR", "54"),
        ("es", "51 53 56 57 58 240 502 503 504 505 506 507 591 593 595 598 1787 1939 1809 1829 1849"),
        ("fr", "33 221 223 224 225 226 227 228 229 235 236 237 241 242 243 253 257 261 262 269 352 377 508 509 590 594 596 681 687 689"),
        ("pt-BR", "55"),
        ("pt-PT", "351 238 239 244 245 258"),
        ("ar", "20 212 213 216 218 222 249 961 962 963 964 965 966 967 968 970 971 973 974"),
        ("hi", "91"),
        ("zh-CN", "86"),
        ("zh-HK", "852 853"),
        ("zh-TW", "886"),
        ("ja", "81"),
        ("nl", "31 32 297 597 599"),
        ("id", "62"),
        ("tr", "90"),
    }
        .SelectMany(static row => row.Prefixes.Split(' '), static (row, prefix) => KeyValuePair.Create(prefix, row.Locale))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The locale of a number.</summary>
    /// <param name="phone">The number.</param>
    /// <returns>A locale; null where the country suggests none of our languages.</returns>
    public static string? Of(PhoneNumber phone)
    {
        var digits = phone.E164.AsSpan(1);
        var prefixes = ByPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = PrefixMax; length > 0; length--)
        {
            if (prefixes.TryGetValue(digits[..length], out var locale))
            {
                return locale;
            }
        }

        return null;
    }
}
