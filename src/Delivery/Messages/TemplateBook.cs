using System.Collections.Frozen;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;

namespace OtpActors.Delivery.Messages;

/// <summary>The templates that exist: the standard one, and those of the configuration.</summary>
internal sealed class TemplateBook : ITemplates
{
    private readonly FrozenDictionary<string, Template> _templates;

    /// <summary>Opens a book.</summary>
    /// <param name="templates">The templates; the standard one is among them.</param>
    public TemplateBook(IEnumerable<Template> templates) => _templates = templates.ToFrozenDictionary(static t => t.Name, StringComparer.Ordinal);

    /// <summary>All templates.</summary>
    public IEnumerable<Template> All => _templates.Values;

    /// <summary>A template. An OTP may outlive its own, when the configuration changed: it goes on with the standard one.</summary>
    /// <param name="name">Its name.</param>
    public Template this[string name] => _templates.GetValueOrDefault(name) ?? _templates[SendRequest.DefaultTemplate];

    /// <inheritdoc/>
    public string? Locale(string template, string? requested, string? preferred, PhoneNumber phone)
    {
        if (!_templates.ContainsKey(template))
        {
            return null;
        }

        return Speaks(requested) ?? Speaks(preferred) ?? NumberLocale.Of(phone) ?? Languages.Fallback;
    }

    /// <inheritdoc/>
    public int Excess(string template, string locale, int codeDigits, string? appHash, string? origin)
    {
        var last = new SmsLastLine(appHash, origin);
        return last.Excess(this[template].TextFor(locale).ShortestSms(new string('8', codeDigits), last));
    }

    private static string? Speaks(string? locale) => locale is not null && Languages.Of(locale) is not null ? locale : null;
}
