using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OtpActors.Delivery.Messages;

namespace OtpActors.Delivery.Providers.Meta;

/// <summary>
/// Which Meta templates are approved, as far as Meta has told, and which of them a message takes. Until Meta has told anything, all count as approved:
/// a send finds out.
/// </summary>
internal sealed partial class MetaCatalog(IReadOnlyList<int> lifetimes, string provider, ILogger logger)
{
    /// <summary>More templates than Meta allows an account (6,000, from memory); what is beyond is not kept.</summary>
    private const int TemplatesMax = 10_000;

    private readonly ConcurrentDictionary<(string Name, string Language), string> _statuses = new();
    private volatile bool _known;

    /// <summary>Whether Meta has told all of them.</summary>
    public bool IsKnown => _known;

    /// <summary>Whether some wait for approval.</summary>
    public bool IsWaiting => _statuses.Values.Contains("PENDING");

    /// <summary>Everything that Meta has told.</summary>
    public IEnumerable<MetaTemplateStatus> All => _statuses.Select(static entry => new MetaTemplateStatus(entry.Key.Name, entry.Key.Language, entry.Value));

    /// <summary>Takes a whole list.</summary>
    /// <param name="all">All templates of the account.</param>
    public void Replace(IReadOnlyCollection<MetaTemplateStatus> all)
    {
        foreach (var status in all)
        {
            Change(status);
        }

        foreach (var gone in _statuses.Keys.Except(all.Select(static status => (status.Name, status.Language))))
        {
            _statuses.TryRemove(gone, out _);
        }

        _known = true;
    }

    /// <summary>Takes one change.</summary>
    /// <param name="status">The template as it is now.</param>
    public void Change(MetaTemplateStatus status)
    {
        var key = (status.Name, status.Language);
        var before = _statuses.GetValueOrDefault(key);
        if (before == status.Status || (before is null && _statuses.Count >= TemplatesMax))
        {
            return;
        }

        _statuses[key] = status.Status;
        if (_known)
        {
            LogStatus(logger, provider, status.Name, status.Language, status.Status);
        }
    }

    /// <summary>Chooses for a message: the nearest approved language, and in it the template that says the lifetime, if there is one.</summary>
    /// <param name="template">Our template.</param>
    /// <param name="locale">BCP 47.</param>
    /// <param name="minutes">What is left of the code's life.</param>
    /// <returns>Meta's name and language code.</returns>
    public (string Name, string Language) Choose(Template template, string locale, long minutes)
    {
        var suffix = lifetimes.Contains((int)minutes) ? Suffix((int)minutes) : null;
        (string Name, string Language)? best = null;
        var distance = int.MaxValue;
        foreach (var (language, name) in NamesOf(template))
        {
            var rank = MetaLanguages.Distance(language, locale);
            if (rank < distance && Approved(name, language, suffix) is { } approved)
            {
                (best, distance) = ((approved, language), rank);
            }
        }

        // Nothing is approved: Meta says so, in words that an operator understands.
        return best ?? NamesOf(template).Select(static named => (named.Value, named.Key)).MinBy(named => MetaLanguages.Distance(named.Key, locale));
    }

    /// <summary>What a template that says its lifetime is called besides its name.</summary>
    /// <param name="minutes">The lifetime.</param>
    public static string Suffix(int minutes) => $"_{minutes}m";

    /// <summary>Meta's names of a template, by Meta's language codes.</summary>
    /// <param name="template">Our template.</param>
    public static IEnumerable<KeyValuePair<string, string>> NamesOf(Template template) => template.MetaNames.Count > 0
        ? template.MetaNames
        : MetaLanguages.Standard.Select(code => KeyValuePair.Create(code, template.Name));

    private string? Approved(string name, string language, string? suffix) =>
        suffix is not null && IsApproved(name + suffix, language) ? name + suffix : IsApproved(name, language) ? name : null;

    private bool IsApproved(string name, string language) =>
        !_known || (_statuses.TryGetValue((name, language), out var status) && status == MetaTemplateStatus.Approved);
}
