using OtpActors.Delivery.Providers.Undocumented;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Cliqtel;

/// <summary>The settings of the Cliqtel provider.</summary>
/// <param name="Url">The address of its API.</param>
/// <param name="Key">The API key.</param>
/// <param name="AccountId">The id of the WhatsApp account there.</param>
/// <param name="FromNumberId">The id of the number that sends SMS.</param>
/// <param name="Proof">What shows receipts to be genuine; null when none are taken.</param>
internal sealed record CliqtelOptions(Uri Url, string Key, int AccountId, int FromNumberId, LooseProof? Proof)
{
    public const string AccountSetting = "AccountId";
    public const string NumberSetting = "FromNumberId";

    public static CliqtelOptions Read(ProviderSection section, IReadOnlyList<Channel> channels) => new(
        section.Address("Url", "https://cliqtel.com"),
        section.Secret("Key", "the API key from Dashboard, API Keys"),
        Id(section, AccountSetting, channels.Contains(Channel.WhatsApp), "the id of your WhatsApp account at Cliqtel"),
        Id(section, NumberSetting, channels.Contains(Channel.Sms), "the id of the number that sends your SMS"),
        LooseProof.Read(section));

    /// <summary>Masked.</summary>
    public override string ToString() => nameof(CliqtelOptions);

    private static int Id(ProviderSection section, string key, bool needed, string what)
    {
        if (needed)
        {
            section.Required(key, what);
        }

        return section.Number(key, 0, 1, int.MaxValue);
    }
}
