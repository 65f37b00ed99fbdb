using System.Collections.Frozen;

namespace OtpActors.Delivery.Messages;

/// <summary>
/// The languages that messages can be written in. Words are chosen so that a message stays in the GSM 7 bit alphabet where the language allows it
/// (Spanish "clave" and not "código", Turkish without ş and ğ), and so that each fits one SMS (<see cref="SmsLength"/>).
/// </summary>
internal static class Languages
{
    /// <summary>The language of last resort.</summary>
    public const string Fallback = "en";

    /// <summary>All of them, by tag.</summary>
    public static FrozenDictionary<string, Language> All { get; } = new Language[]
    {
        new(
            "en",
            "{code} is your verification code.",
            "It expires in {lifetime}.",
            "Do not share it.",
            new(CountedNoun.OneElseOther, "# minute", "# minutes"),
            new(CountedNoun.OneElseOther, "# second", "# seconds")),
        new(
            "de",
            "{code} ist Ihr Bestätigungscode.",
            "Er läuft in {lifetime} ab.",
            "Geben Sie ihn nicht weiter.",
            new(CountedNoun.OneElseOther, "# Minute", "# Minuten"),
            new(CountedNoun.OneElseOther, "# Sekunde", "# Sekunden")),
        new(
            "es",
            "{code} es tu clave de un solo uso.",
            "Caduca en {lifetime}.",
            "No compartir con nadie.",
            new(CountedNoun.OneElseOther, "# minuto", "# minutos"),
            new(CountedNoun.OneElseOther, "# segundo", "# segundos")),
        new(
            "fr",
            "{code} est votre code de vérification.",
            "Il expire dans {lifetime}.",
            "Ne le partagez avec personne.",
            new(CountedNoun.OneElseOther, "# minute", "# minutes"),
            new(CountedNoun.OneElseOther, "# seconde", "# secondes")),
        new(
            "pt",
            "Use {code} para confirmar seu acesso.",
            "Vale por {lifetime}.",
            "Nunca compartilhe.",
            new(CountedNoun.OneElseOther, "# minuto", "# minutos"),
            new(CountedNoun.OneElseOther, "# segundo", "# segundos")),
        new(
            "ar",
            "رمز التحقق: {code}.",
            "صالح لمدة {lifetime}.",
            "لا تشاركه مع أحد.",
            new(CountedNoun.Arabic, "دقيقة واحدة", "# دقيقة", "دقيقتين", "# دقائق"),
            new(CountedNoun.Arabic, "ثانية واحدة", "# ثانية", "ثانيتين", "# ثوانٍ")),
        new(
            "hi",
            "{code} आपका कोड है।",
            "{lifetime} तक मान्य।",
            "किसी को न बताएं।",
            CountedNoun.Unchanged("# मिनट"),
            CountedNoun.Unchanged("# सेकंड")),
        new(
            "zh",
            "验证码：{code}。",
            "{lifetime}内有效。",
            "请勿告诉他人。",
            CountedNoun.Unchanged("#分钟"),
            CountedNoun.Unchanged("#秒"),
            Space: ""),
        new(
            "ja",
            "認証コード：{code}。",
            "{lifetime}間有効です。",
            "他人に教えないでください。",
            CountedNoun.Unchanged("#分"),
            CountedNoun.Unchanged("#秒"),
            Space: ""),
        new(
            "nl",
            "{code} is je verificatiecode.",
            "Deze verloopt over {lifetime}.",
            "Deel de code met niemand.",
            new(CountedNoun.OneElseOther, "# minuut", "# minuten"),
            new(CountedNoun.OneElseOther, "# seconde", "# seconden")),
        new(
            "id",
            "{code} adalah kode verifikasi Anda.",
            "Berlaku {lifetime}.",
            "Jangan bagikan kepada siapa pun.",
            CountedNoun.Unchanged("# menit"),
            CountedNoun.Unchanged("# detik")),
        new(
            "tr",
            "Onay kodunuz: {code}.",
            "Kod {lifetime} sonra sona erer.",
            "Kimseye söylemeyin.",
            CountedNoun.Unchanged("# dakika"),
            CountedNoun.Unchanged("# saniye")),
    }.ToFrozenDictionary(static language => language.Tag, StringComparer.OrdinalIgnoreCase);

    /// <summary>The language of a locale, if it is one of ours.</summary>
    /// <param name="locale">BCP 47.</param>
    public static Language? Of(string locale) =>
        LocaleTag.Fallbacks(locale).Select(All.GetValueOrDefault).FirstOrDefault(static language => language is not null);
}
