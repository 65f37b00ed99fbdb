using OtpActors.Delivery.Providers.Undocumented;

namespace OtpActors.Delivery.Providers.WapiConnect;

/// <summary>The settings of the WapiConnect provider.</summary>
/// <param name="Url">The address of its API.</param>
/// <param name="Key">The API key.</param>
/// <param name="SessionId">The linked phone.</param>
/// <param name="Proof">What shows receipts to be genuine; null when none are taken.</param>
internal sealed record WapiConnectOptions(Uri Url, string Key, string SessionId, LooseProof? Proof)
{
    public static WapiConnectOptions Read(ProviderSection section) => new(
        section.Address("Url", "https://api.wapiconnect.cloud"),
        section.Secret("Key", "the API key from the dashboard"),
        section.Required("SessionId", "the id of the linked session"),
        LooseProof.Read(section));

    /// <summary>Masked.</summary>
    public override string ToString() => nameof(WapiConnectOptions);
}
