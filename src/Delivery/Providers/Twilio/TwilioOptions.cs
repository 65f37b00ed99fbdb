using System.Collections.Frozen;
using System.Net.Http.Headers;
using System.Text;
using OtpActors.Delivery.Messages;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;

namespace OtpActors.Delivery.Providers.Twilio;

/// <summary>The settings of a Twilio account.</summary>
/// <param name="Account">The account's SID.</param>
/// <param name="Authorization">What calls are authorized with.</param>
/// <param name="AuthToken">Signs receipts.</param>
/// <param name="From">The SMS sender: a number, an alphanumeric sender or a messaging service; empty when there is none.</param>
/// <param name="WhatsAppFrom">The WhatsApp sender; empty when there is none.</param>
/// <param name="ContentSids">The approved content template by locale; the empty one is for all others.</param>
/// <param name="Api">Where Twilio is.</param>
internal sealed record TwilioOptions(
    string Account,
    AuthenticationHeaderValue Authorization,
    string AuthToken,
    string From,
    string WhatsAppFrom,
    FrozenDictionary<string, string> ContentSids,
    Uri Api)
{
    private const int SidLength = 34;

    public static TwilioOptions Read(ProviderSection section, IReadOnlyList<Channel> channels)
    {
        var account = Sid(section, "AccountSid", section.Required("AccountSid", "the account's SID, which begins with AC"), "AC");
        var token = section.Secret("AuthToken", "the account's auth token");
        var key = section.Text("ApiKey");
        var secret = key is null ? section.OptionalSecret("ApiSecret") : section.Secret("ApiSecret", "the secret of ApiKey");
        if (key is not null)
        {
            Sid(section, "ApiKey", key, "SK");
        }
        else if (secret is not null)
        {
            section.Fault("ApiSecret", "is set without ApiKey: set both, or neither.");
        }

        var credentials = Encoding.ASCII.GetBytes(key is null ? $"{account}:{token}" : $"{key}:{secret}");
        return new TwilioOptions(
            account,
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials)),
            token,
            ReadFrom(section, channels),
            ReadWhatsAppFrom(section, channels),
            ReadContents(section, channels),
            section.Address("ApiUrl", "https://api.twilio.com"));
    }

    /// <summary>The content template for a locale: the nearest there is, else the one for all, which WhatsApp must have.</summary>
    public string ContentSid(string locale) =>
        LocaleTag.Fallbacks(locale).Select(tag => ContentSids.GetValueOrDefault(tag)).FirstOrDefault(static sid => sid is not null) ?? ContentSids[""];

    /// <summary>Masked.</summary>
    public override string ToString() => nameof(TwilioOptions);

    private static string ReadFrom(ProviderSection section, IReadOnlyList<Channel> channels)
    {
        var (from, service) = (section.Text("From"), section.Text("MessagingServiceSid"));
        if (from is not null && service is not null)
        {
            section.Fault("From", "and MessagingServiceSid are both set: keep one of them.");
        }
        else if (from is null && service is null && channels.Contains(Channel.Sms))
        {
            section.Fault("From", "is not set: write the number or sender that messages come from, or set MessagingServiceSid.");
        }

        if (service is not null)
        {
            return Sid(section, "MessagingServiceSid", service, "MG");
        }

        if (from is not null && !PhoneNumber.TryParse(from, out _) && (from.Length > 11 || from.StartsWith('+')))
        {
            section.Fault("From", $"is \"{from}\": write a number such as +15005550006, or a sender of up to 11 letters and digits.");
        }

        return from ?? "";
    }

    private static string ReadWhatsAppFrom(ProviderSection section, IReadOnlyList<Channel> channels)
    {
        var from = channels.Contains(Channel.WhatsApp)
            ? section.Required("WhatsAppFrom", "the number of the WhatsApp sender, such as +15005550006")
            : section.Text("WhatsAppFrom") ?? "";
        if (from.Length > 0 && !PhoneNumber.TryParse(from, out _))
        {
            section.Fault("WhatsAppFrom", $"is \"{from}\": write a number such as +15005550006.");
        }

        return from;
    }

    private static FrozenDictionary<string, string> ReadContents(ProviderSection section, IReadOnlyList<Channel> channels)
    {
        var contents = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (locale, sid) in section.Map("ContentSids"))
        {
            contents[locale.Replace('_', '-')] = Sid(section, "ContentSids:" + locale, sid, "HX");
        }

        if (section.Text("ContentSid") is { } all)
        {
            contents[""] = Sid(section, "ContentSid", all, "HX");
        }
        else if (channels.Contains(Channel.WhatsApp))
        {
            section.Fault("ContentSid", "is not set: WhatsApp takes codes only by an approved authentication template; write its SID, which begins with HX.");
        }

        return contents.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static string Sid(ProviderSection section, string key, string text, string prefix)
    {
        if (text.Length > 0
            && (text.Length != SidLength || !text.StartsWith(prefix, StringComparison.Ordinal) || !text.AsSpan(2).ToString().All(char.IsAsciiHexDigitLower)))
        {
            section.Fault(key, $"is no SID of this kind: it has {SidLength} characters and begins with {prefix}.");
        }

        return text;
    }
}
