namespace OtpActors.Delivery.Templates;

/// <summary>One message template as an operator sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Texts">Its first sentence by locale, with <c>{code}</c>; the lifetime and the security line follow by themselves.</param>
/// <param name="Foreign">What it is called at providers that have templates of their own, and how they look at it.</param>
public sealed record TemplateStatus(string Name, IReadOnlyDictionary<string, string> Texts, IReadOnlyList<ForeignTemplate> Foreign);
