namespace OtpActors.Http.Admin.Templates;

/// <summary>A template at a provider.</summary>
internal sealed record ForeignTemplateReply(string Provider, string Name, string Language, string Status);
