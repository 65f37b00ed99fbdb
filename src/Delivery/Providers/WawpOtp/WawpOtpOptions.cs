using OtpActors.Delivery.Messages;

namespace OtpActors.Delivery.Providers.WawpOtp;

/// <summary>The settings of Wawp's own codes.</summary>
/// <param name="Url">The address of its API.</param>
/// <param name="InstanceId">The linked phone.</param>
/// <param name="Token">The access token.</param>
/// <param name="Footer">A line under Wawp's text; null for none.</param>
internal sealed record WawpOtpOptions(Uri Url, string InstanceId, string Token, string? Footer)
{
    private const int FooterMax = 60;

    public static WawpOtpOptions Read(ProviderSection section)
    {
        var footer = section.Text("Footer");
        if (footer is { Length: > FooterMax } || (footer is not null && PlainText.Fault(footer) is not null))
        {
            section.Fault("Footer", $"is \"{footer}\": write one line of up to {FooterMax} characters without links, addresses or more than three digits.");
        }

        return new WawpOtpOptions(
            section.Address("Url", "https://api.wawp.net"),
            section.Required("InstanceId", "the id of your instance"),
            section.Secret("Token", "the access token"),
            footer);
    }

    /// <summary>Masked.</summary>
    public override string ToString() => nameof(WawpOtpOptions);
}
