using System.Collections.Immutable;
using System.Text;

namespace OtpActors.Delivery.Providers.Meta;

/// <summary>The settings of the Meta provider.</summary>
/// <param name="Api">The Graph API with its version.</param>
/// <param name="PhoneNumberId">The id of the sending number.</param>
/// <param name="AccountId">The id of the WhatsApp Business Account, whose templates are looked at and created; null for neither.</param>
/// <param name="Token">The access token.</param>
/// <param name="AppSecret">The key of the signatures under receipts; null when none are taken.</param>
/// <param name="VerifyToken">What Meta must show to have a receipt address confirmed; null when none is.</param>
/// <param name="CreateTemplates">Whether templates that the account does not have are created.</param>
/// <param name="Lifetimes">Minutes for which there are templates that say them; a lifetime without one gets the template that says none.</param>
/// <param name="Button">The button of templates that are created here.</param>
/// <param name="TimeToLive">Seconds after which Meta gives a message up, in templates that are created here and say no lifetime.</param>
internal sealed record MetaOptions(
    Uri Api,
    string PhoneNumberId,
    string? AccountId,
    string Token,
    byte[]? AppSecret,
    byte[]? VerifyToken,
    bool CreateTemplates,
    ImmutableArray<int> Lifetimes,
    MetaButton Button,
    int TimeToLive)
{
    public static MetaOptions Read(ProviderSection section)
    {
        var api = section.Address("Url", "https://graph.facebook.com");
        var version = section.Text("Version") ?? "v23.0";
        if (version.Length > 8 || version[0] != 'v' || !version[1..].All(static c => char.IsAsciiDigit(c) || c == '.'))
        {
            section.Fault("Version", $"is \"{version}\": write a version of the Graph API, such as v23.0.");
            version = "v23.0";
        }

        var create = section.Flag("CreateTemplates", false);
        if (create && section.Text("AccountId") is null)
        {
            section.Fault("AccountId", "is not set: templates are created in a WhatsApp Business Account; write its id, from WhatsApp Manager, API Setup.");
        }

        return new MetaOptions(
            new Uri(api, $"/{version}/"),
            Digits(section, "PhoneNumberId", section.Required("PhoneNumberId", "the id of the sending number, from WhatsApp Manager, API Setup"))!,
            Digits(section, "AccountId", section.Text("AccountId")),
            section.Secret("Token", "the access token of a system user with whatsapp_business_messaging"),
            Bytes(section.OptionalSecret("AppSecret")),
            Bytes(section.OptionalSecret("VerifyToken")),
            create,
            LifetimesOf(section),
            MetaButton.Read(section),
            section.Number("TimeToLive", 300, 30, 900));
    }

    /// <summary>Masked.</summary>
    public override string ToString() => nameof(MetaOptions);

    private static byte[]? Bytes(string? secret) => secret is null ? null : Encoding.UTF8.GetBytes(secret);

    private static string? Digits(ProviderSection section, string key, string? id)
    {
        if (id is { Length: > 0 } && (id.Length > 32 || !id.All(char.IsAsciiDigit)))
        {
            section.Fault(key, $"is \"{id}\": Meta's ids are digits only; it is not the number itself.");
        }

        return id;
    }

    private static ImmutableArray<int> LifetimesOf(ProviderSection section)
    {
        var lifetimes = ImmutableArray.CreateBuilder<int>();
        foreach (var word in section.List("Lifetimes"))
        {
            if (int.TryParse(word, System.Globalization.NumberStyles.None, null, out var minutes) && minutes is >= 1 and <= 15)
            {
                lifetimes.Add(minutes);
            }
            else
            {
                section.Fault("Lifetimes", $"holds \"{word}\": write whole minutes from 1 to 15, such as 5,10.");
            }
        }

        return lifetimes.ToImmutable();
    }
}
