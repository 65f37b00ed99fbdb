using OtpActors.Delivery.Templates;

namespace OtpActors.Http.Admin.Templates;

/// <summary>A message template, and how providers with templates of their own look at it.</summary>
internal sealed record TemplateReply(string Name, IReadOnlyDictionary<string, string> Texts, IReadOnlyList<ForeignTemplateReply> Providers)
{
    public static TemplateReply Of(TemplateStatus status) => new(
        status.Name,
        status.Texts,
        [.. status.Foreign.Select(static f => new ForeignTemplateReply(f.Provider, f.Name, f.Language, f.Status?.ToLowerInvariant() ?? "unknown"))]);
}
