namespace OtpActors.Delivery.Messages;

/// <summary>A template's text in one language: its own sentence, then the lifetime, then the security line.</summary>
/// <param name="Language">The language.</param>
/// <param name="Sentence">The first sentence, with <c>{code}</c>.</param>
/// <param name="Bare">The same without the app's name, where it can be left out; else <paramref name="Sentence"/>.</param>
internal sealed record TemplateText(Language Language, string Sentence, string Bare)
{
    /// <summary>What the code is in <see cref="Sentence"/>.</summary>
    public const string CodePlaceholder = "{code}";

    /// <summary>The text.</summary>
    /// <param name="code">The code.</param>
    /// <param name="seconds">What is left of its life, rounded up.</param>
    public string Compose(string code, long seconds) => Join(Sentence, code, Language.Expires(seconds));

    /// <summary>
    /// The text as one SMS. Where the last line, or a name in another script, leaves no room, the sentence with the lifetime makes it, then the name;
    /// code and security line always stay.
    /// </summary>
    /// <param name="code">The code.</param>
    /// <param name="seconds">What is left of its life, rounded up.</param>
    /// <param name="last">What the phone's software reads.</param>
    public string ComposeSms(string code, long seconds, SmsLastLine last)
    {
        var expires = Language.Expires(seconds);
        foreach (var (sentence, lifetime) in new[] { (Sentence, expires), (Sentence, null), (Bare, expires) })
        {
            var text = last.After(Join(sentence, code, lifetime), code);
            if (last.Excess(text) == 0)
            {
                return text;
            }
        }

        return ShortestSms(code, last);
    }

    /// <summary>The shortest form of the SMS.</summary>
    /// <param name="code">The code.</param>
    /// <param name="last">What the phone's software reads.</param>
    public string ShortestSms(string code, SmsLastLine last) => last.After(Join(Bare, code, null), code);

    private string Join(string sentence, string code, string? lifetime)
    {
        var said = sentence.Replace(CodePlaceholder, code, StringComparison.Ordinal);
        return lifetime is null ? said + Language.Space + Language.Security : string.Join(Language.Space, said, lifetime, Language.Security);
    }
}
