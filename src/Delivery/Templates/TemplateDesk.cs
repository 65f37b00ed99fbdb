using OtpActors.Delivery.Messages;
using OtpActors.Delivery.Providers.Meta;
using OtpActors.Delivery.Routing;

namespace OtpActors.Delivery.Templates;

/// <summary>Shows the book's templates, and what Meta says of them.</summary>
internal sealed class TemplateDesk(TemplateBook book, ProviderRouter router) : ITemplateDesk
{
    public IReadOnlyList<TemplateStatus> List() => [.. book.All.OrderBy(static template => template.Name, StringComparer.Ordinal).Select(Of)];

    private TemplateStatus Of(Template template) => new(
        template.Name,
        new SortedDictionary<string, string>(template.Texts.ToDictionary(static text => text.Key, static text => text.Value.Sentence), StringComparer.Ordinal),
        [.. router.Lanes.Select(static lane => lane.Guard?.Inner).OfType<MetaClient>().SelectMany(meta => meta.Templates.Of(template))]);
}
