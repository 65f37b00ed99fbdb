namespace OtpActors.Delivery.Templates;

/// <summary>A template at a provider that has templates of its own.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Language">Its language, as the provider writes it.</param>
/// <param name="Status">How the provider looks at it, in its own word, such as APPROVED; null when it has not told yet or has none of this name.</param>
public sealed record ForeignTemplate(string Provider, string Name, string Language, string? Status);
