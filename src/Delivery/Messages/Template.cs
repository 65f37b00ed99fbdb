using System.Collections.Frozen;

namespace OtpActors.Delivery.Messages;

/// <summary>A message template.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Texts">Its text in every language that messages can be written in, and in the locales that have one of their own, by tag.</param>
/// <param name="MetaNames">The name of its Meta template by Meta's language code (<c>en_US</c>); where there is none, it is <paramref name="Name"/>.</param>
internal sealed record Template(string Name, FrozenDictionary<string, TemplateText> Texts, FrozenDictionary<string, string> MetaNames)
{
    /// <summary>The text for a locale.</summary>
    /// <param name="locale">BCP 47.</param>
    public TemplateText TextFor(string locale) =>
        LocaleTag.Fallbacks(locale).Append(Languages.Fallback).Select(Texts.GetValueOrDefault).First(static text => text is not null)!;
}
