using OtpActors.Delivery.Providers.Undocumented;

namespace OtpActors.Delivery.Providers.Wawp;

/// <summary>The settings of the Wawp provider.</summary>
/// <param name="Url">The address of its API.</param>
/// <param name="InstanceId">The linked phone.</param>
/// <param name="Token">The access token.</param>
/// <param name="Proof">What shows receipts to be genuine; null when none are taken.</param>
internal sealed record WawpOptions(Uri Url, string InstanceId, string Token, LooseProof? Proof)
{
    public static WawpOptions Read(ProviderSection section) => new(
        section.Address("Url", "https://api.wawp.net"),
        section.Required("InstanceId", "the id of your instance"),
        section.Secret("Token", "the access token"),
        LooseProof.Read(section));

    /// <summary>Masked.</summary>
    public override string ToString() => nameof(WawpOptions);
}
