using System.Collections.Frozen;
using OtpActors.Domain.Identity;

namespace OtpActors.Domain.Destinations;

/// <summary>
/// The country of a number by its first digits (ITU-T E.164 assignments; North American area codes by NANPA; mobiles of Jersey,
/// Guernsey and Man by Ofcom, since they are dearer than Britain's). Compared with libphonenumber's tables in November 2026. Networks of no country, such as satellite
/// and premium ranges (+800, +808, +870, +878, +881 to +883, +888, +979), have none.
/// </summary>
public static class Countries
{
    private const int PrefixMax = 7;

    private const string Table =
        "1US 20EG 211SS 212MA 213DZ 216TN 218LY 220GM 221SN 222MR 223ML 224GN 225CI 226BF 227NE 228TG 229BJ 230MU 231LR 232SL 233GH 234NG 235TD 236CF "
        + "237CM 238CV 239ST 240GQ 241GA 242CG 243CD 244AO 245GW 246IO 247SH 248SC 249SD 250RW 251ET 252SO 253DJ 254KE 255TZ 256UG 257BI 258MZ 260ZM "
        + "261MG 262RE 262269YT 262639YT 263ZW 264NA 265MW 266LS 267BW 268SZ 269KM 27ZA 290SH 291ER 297AW 298FO 299GL 30GR 31NL 32BE 33FR 34ES 350GI "
        + "351PT 352LU 353IE 354IS 355AL 356MT 357CY 358FI 35818AX 359BG 36HU 370LT 371LV 372EE 373MD 374AM 375BY 376AD 377MC 378SM 379VA 380UA 381RS "
        + "382ME 383XK 385HR 386SI 387BA 389MK 39IT 3906698VA 40RO 41CH 420CZ 421SK 423LI 43AT 44GB 441481GG 447781GG 447839GG 4479111GG 4479117GG 441534JE 447509JE 4477003JE "
        + "4477007JE 4477008JE 447797JE 447829JE 447937JE 441624IM 4474576IM 447524IM 447624IM 447924IM 45DK 46SE 47NO 4779SJ 48PL 49DE 500FK 501BZ 502GT 503SV 504HN 505NI 506CR 507PA 508PM 509HT 51PE 52MX 53CU 54AR 55BR 56CL 57CO "
        + "58VE 590GP 591BO 592GY 593EC 594GF 595PY 596MQ 597SR 598UY 599BQ 5999CW 60MY 61AU 6189162CC 6189164CX 62ID 63PH 64NZ 65SG 66TH 670TL 672NF "
        + "673BN 674NR 675PG 676TO 677SB 678VU 679FJ 680PW 681WF 682CK 683NU 685WS 686KI 687NC 688TV 689PF 690TK 691FM 692MH 7RU 76KZ 77KZ 81JP 82KR "
        + "84VN 850KP 852HK 853MO 855KH 856LA 86CN 880BD 886TW 90TR 91IN 92PK 93AF 94LK 95MM 960MV 961LB 962JO 963SY 964IQ 965KW 966SA 967YE 968OM "
        + "970PS 971AE 972IL 973BH 974QA 975BT 976MN 977NP 98IR 992TJ 993TM 994AZ 995GE 996KG 998UZ";

    private const string Nowhere = "--";

    /// <summary>Area codes within +1 that are not of the United States; premium calls (900) are dear wherever they end.</summary>
    private const string AreaCodes =
        "-- 900 CA 600 622 633 644 655 677 688 204 226 236 249 250 257 263 273 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 460 468 474 506 514 519 548 579 581 584 587 604 "
        + "613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942 BS 242 BB 246 AI 264 AG 268 VG 284 VI 340 KY 345 BM 441 "
        + "GD 473 TC 649 JM 658 876 MS 664 MP 670 GU 671 AS 684 SX 721 LC 758 DM 767 VC 784 PR 787 939 DO 809 829 849 TT 868 KN 869";

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByPrefix =
        Read().ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Known = ByPrefix.Dictionary.Values.Where(static country => country != Nowhere).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The country of a number.</summary>
    /// <param name="phone">The number.</param>
    /// <returns>ISO 3166-1 alpha-2; null for none.</returns>
    public static string? Of(PhoneNumber phone)
    {
        var digits = phone.E164.AsSpan(1);
        for (var length = Math.Min(PrefixMax, digits.Length); length > 0; length--)
        {
            if (ByPrefix.TryGetValue(digits[..length], out var country))
            {
                return country == Nowhere ? null : country;
            }
        }

        return null;
    }

    /// <summary>Whether there is such a country.</summary>
    /// <param name="country">Two upper-case letters.</param>
    /// <returns>Whether some number belongs to it.</returns>
    public static bool Exists(string country) => Known.Contains(country);

    private static Dictionary<string, string> Read()
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in Table.Split(' '))
        {
            table[entry[..^2]] = entry[^2..];
        }

        var country = "";
        foreach (var word in AreaCodes.Split(' '))
        {
            if (!char.IsAsciiDigit(word[0]))
            {
                country = word;
            }
            else
            {
                table["1" + word] = country;
            }
        }

        return table;
    }
}
