using System.Collections.Frozen;

namespace OtpActors.Delivery.Messages;

/// <summary>
/// How much of one SMS a text takes. A message carries 140 bytes: 160 septets of the GSM 7 bit default alphabet, in which a character of the
/// extension table takes two, or, as soon as one character is in neither table, 70 units of UCS-2 (3GPP TS 23.038, sections 6.1.2 and 6.2).
/// </summary>
/// <param name="IsGsm7">Whether the GSM 7 bit alphabet suffices.</param>
/// <param name="Used">Septets, or UCS-2 units.</param>
internal readonly record struct SmsLength(bool IsGsm7, int Used)
{
    public const int SeptetsMax = 160;
    public const int UnitsMax = 70;

    /// <summary>Most characters of a message that Android's SMS Retriever reads, which says 140 bytes and means unpacked ones (A12).</summary>
    public const int RetrieverMax = 140;

    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    private static readonly FrozenSet<char> OneSeptet = Basic.ToFrozenSet();
    private static readonly FrozenSet<char> TwoSeptets = Extension.ToFrozenSet();

    /// <summary>The most that one message holds in this alphabet.</summary>
    public int Max => IsGsm7 ? SeptetsMax : UnitsMax;

    /// <summary>Counts a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its length in the smaller of the two alphabets that can write it.</returns>
    public static SmsLength Of(ReadOnlySpan<char> text)
    {
        var septets = 0;
        foreach (var c in text)
        {
            if (OneSeptet.Contains(c))
            {
                septets++;
            }
            else if (TwoSeptets.Contains(c))
            {
                septets += 2;
            }
            else
            {
                return new SmsLength(false, text.Length);
            }
        }

        return new SmsLength(true, septets);
    }
}
