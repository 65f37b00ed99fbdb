using OtpActors.FakeProviders.Twilio;
using OtpActors.Providers.Tests.Conformance;

namespace OtpActors.Providers.Tests.Twilio;

internal static class TwilioSettings
{
    public static IEnumerable<(string Name, string Value)> Of(Uri server) =>
    [
        ("Type", "twilio"),
        ("AccountSid", FakeTwilio.Account),
        ("AuthToken", FakeTwilio.Token),
        ("From", FakeTwilio.From),
        ("WhatsAppFrom", FakeTwilio.From),
        ("ContentSid", FakeTwilio.Content),
        ("ApiUrl", server.ToString()),
    ];

    public static SignedReceipt Callback(string tag, string body)
    {
        var url = $"{ProviderRig.PublicUrl}/receipts/{ProviderRig.Name}?tag={tag}";
        return new SignedReceipt(url, "application/x-www-form-urlencoded; charset=UTF-8", body, ("X-Twilio-Signature", FakeTwilio.Sign(url, body)));
    }
}
