using System.Collections.Frozen;
using System.Text.RegularExpressions;
using OtpActors.Domain;
using OtpActors.Engine.Verification;

namespace OtpActors.Delivery.Messages;

/// <summary>Makes the templates from their settings, and says everything that is wrong with those.</summary>
internal sealed partial class TemplatePress
{
    private const int AppNameMax = 30;
    private const string AppPlaceholder = "{app}";

    // What a locale must hold: the longest code, and the line that Android reads.
    private static readonly string LongestCode = new('8', Limits.CodeDigitsMax);
    private static readonly SmsLastLine AndroidLine = new("FA+9qCX9VSu", null);

    private readonly MessageOptions _options;
    private readonly Action<string> _fault;

    private TemplatePress(MessageOptions options, Action<string> fault) => (_options, _fault) = (options, fault);

    /// <summary>Makes them.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="fault">Takes one fault, a whole sentence.</param>
    /// <returns>The templates; of use only when there was no fault.</returns>
    public static TemplateBook Make(MessageOptions options, Action<string> fault)
    {
        var press = new TemplatePress(options, fault);
        press.CheckAppName();
        if (options.Templates.Count > MessageOptions.TemplatesMax)
        {
            fault($"OtpActors__Templates has {options.Templates.Count} templates; at most {MessageOptions.TemplatesMax} are possible.");
        }

        return new TemplateBook([.. options.Templates
            .Take(MessageOptions.TemplatesMax)
            .Append(KeyValuePair.Create(SendRequest.DefaultTemplate, new TemplateOptions()))
            .DistinctBy(static named => named.Key, StringComparer.Ordinal)
            .Select(named => press.Make(named.Key, named.Value))]);
    }

    private Template Make(string name, TemplateOptions options)
    {
        var setting = $"OtpActors__Templates__{name}";
        if (!TemplateName().IsMatch(name))
        {
            _fault($"{setting} is not a name that templates can have: write 1 to 64 of a-z, 0-9 and _.");
        }

        var texts = Languages.All.Values.ToDictionary(static l => l.Tag, Standard, StringComparer.OrdinalIgnoreCase);
        foreach (var (locale, sentence) in options.Text)
        {
            if (Own($"{setting}__Text__{locale}", locale, sentence) is { } text)
            {
                texts[locale.Replace('_', '-')] = text;
            }
        }

        foreach (var (locale, text) in texts)
        {
            CheckLength(setting, locale, text);
        }

        foreach (var (code, metaName) in options.Meta.Where(static meta => !MetaLanguage().IsMatch(meta.Key) || !MetaName().IsMatch(meta.Value)))
        {
            _fault($"{setting}__Meta__{code} is \"{metaName}\": name a language as Meta does (en_US; pt_BR or pt_PT; zh_CN, zh_HK or zh_TW) and a template of 1 to 512 of a-z, 0-9 and _.");
        }

        return new Template(
            name, texts.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase), options.Meta.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));
    }

    private TemplateText Standard(Language language) =>
        new(language, _options.AppName is { Length: > 0 } app ? $"{app}: {language.Sentence}" : language.Sentence, language.Sentence);

    private TemplateText? Own(string setting, string locale, string sentence)
    {
        if (Languages.Of(locale) is not { } language)
        {
            _fault($"{setting}: there is no such language. There are {string.Join(", ", Languages.All.Keys.Order(StringComparer.Ordinal))}, with or without a country (pt_BR).");
            return null;
        }

        var app = _options.AppName ?? "";
        if (app.Length == 0 && sentence.Contains(AppPlaceholder, StringComparison.Ordinal))
        {
            _fault($"{setting} names {AppPlaceholder}: set OtpActors__AppName, which is what stands there.");
        }

        var filled = sentence.Replace(AppPlaceholder, app, StringComparison.Ordinal);
        var parts = filled.Split(TemplateText.CodePlaceholder);
        if (parts.Length != 2)
        {
            _fault($"{setting} must have {TemplateText.CodePlaceholder} exactly once.");
            return null;
        }

        if (parts[0].Length > 0 && !MayTouchCode(parts[0][^1]) || parts[1].Length > 0 && !MayTouchCode(parts[1][0]))
        {
            _fault($"{setting} has a letter or digit right beside {TemplateText.CodePlaceholder}: leave a space, or nobody sees where the code begins and ends.");
        }

        if (!char.IsPunctuation(filled[^1]) || filled.EndsWith(TemplateText.CodePlaceholder, StringComparison.Ordinal))
        {
            _fault($"{setting} must end with a full stop or another mark: two more sentences follow it.");
        }

        // With digits where ours will be: a dot is harmless or not by what stands beside it.
        if (PlainText.Fault($"{parts[0]}0{parts[1]}{language.Space}0", digitsOfOurs: 2) is { } fault)
        {
            _fault($"{setting} {fault}");
        }

        return new TemplateText(language, filled, filled);
    }

    private void CheckAppName()
    {
        var name = _options.AppName ?? "";
        if (name.Length > AppNameMax || name != name.Trim())
        {
            _fault($"OtpActors__AppName is \"{name}\": write up to {AppNameMax} characters, without blanks at its ends.");
        }
        else if (PlainText.Fault(name) is { } fault)
        {
            _fault($"OtpActors__AppName {fault}");
        }
    }

    private void CheckLength(string setting, string locale, TemplateText text)
    {
        var shortest = text.ShortestSms(LongestCode, AndroidLine);
        if (AndroidLine.Excess(shortest) is > 0 and var excess)
        {
            var alphabet = SmsLength.Of(shortest).IsGsm7 ? "" : " (one of its characters is not in the GSM alphabet, which halves the room)";
            _fault(
                $"{setting}__Text__{locale.Replace('-', '_')} is {excess} characters too long for one SMS with the longest code and an Android app's line{alphabet}: shorten it.");
        }
    }

    // Scripts that write without spaces have letters beside the code; a digit, or a letter that codes are made of, never.
    private static bool MayTouchCode(char c) => !char.IsNumber(c) && !char.IsAsciiLetter(c);

    [GeneratedRegex("^[a-z0-9_]{1,64}$")]
    private static partial Regex TemplateName();

    [GeneratedRegex("^(?!(pt|zh)$)[a-z]{2,3}(_[A-Z][A-Za-z]{1,3})?$")]
    private static partial Regex MetaLanguage();

    [GeneratedRegex("^[a-z0-9_]{1,512}$")]
    private static partial Regex MetaName();
}
