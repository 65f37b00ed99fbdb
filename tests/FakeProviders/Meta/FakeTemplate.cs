namespace OtpActors.FakeProviders.Meta;

/// <summary>A template of the account.</summary>
public sealed record FakeTemplate(string Name, string Language, string Status, string Body);
