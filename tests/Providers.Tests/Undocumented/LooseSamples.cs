using OtpActors.Domain.Deliveries;
using OtpActors.FakeProviders.Gateways;
using OtpActors.Providers.Tests.Conformance;

namespace OtpActors.Providers.Tests.Undocumented;

internal static class LooseSamples
{
    /// <summary>The settings of receipts that are signed.</summary>
    public static (string Name, string Value)[] Signing => [("SignatureHeader", GatewayReceipts.Header), ("SignatureSecret", GatewayReceipts.Secret)];

    public static SignedReceipt Signed(string body, string query = "") =>
        new(ProviderRig.PublicUrl + "/receipts/vendor" + query, "application/json", body, (GatewayReceipts.Header, GatewayReceipts.Sign(body)));

    public static SignedReceipt Signed(string messageId, ReceiptState[] states) =>
        Signed(GatewayReceipts.Body(messageId, [.. states.Select(static s => s.ToString().ToLowerInvariant())]));
}
