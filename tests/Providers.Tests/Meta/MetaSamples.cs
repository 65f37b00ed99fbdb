using OtpActors.FakeProviders.Meta;
using OtpActors.Providers.Tests.Conformance;

namespace OtpActors.Providers.Tests.Meta;

internal static class MetaSamples
{
    public static IEnumerable<(string Name, string Value)> Settings(Uri server) =>
    [
        ("Type", "meta"),
        ("Url", server.ToString()),
        ("PhoneNumberId", FakeMeta.PhoneNumberId),
        ("AccountId", FakeMeta.AccountId),
        ("Token", FakeMeta.Token),
        ("AppSecret", FakeMeta.AppSecret),
        ("VerifyToken", FakeMeta.VerifyToken),
    ];

    public static SignedReceipt Signed(string body) =>
        new(ProviderRig.PublicUrl + "/receipts/vendor", "application/json", body, ("X-Hub-Signature-256", FakeMeta.Sign(body)));
}
