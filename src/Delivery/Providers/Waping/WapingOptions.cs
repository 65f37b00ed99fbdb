using OtpActors.Delivery.Providers.Undocumented;

namespace OtpActors.Delivery.Providers.Waping;

/// <summary>The settings of the WAPing provider.</summary>
/// <param name="Url">The address of its API.</param>
/// <param name="Key">The API key.</param>
/// <param name="DeviceId">The linked phone.</param>
/// <param name="Proof">What shows receipts to be genuine; null when none are taken.</param>
internal sealed record WapingOptions(Uri Url, string Key, string DeviceId, LooseProof? Proof)
{
    public static WapingOptions Read(ProviderSection section) => new(
        section.Address("Url", "https://api.waping.app"),
        section.Secret("Key", "the API key of your workspace (Starter plan and up)"),
        section.Required("DeviceId", "the id of the paired device"),
        LooseProof.Read(section));

    /// <summary>Masked.</summary>
    public override string ToString() => nameof(WapingOptions);
}
