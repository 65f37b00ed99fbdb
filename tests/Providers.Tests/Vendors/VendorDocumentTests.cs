using System.Net;
using System.Text;
using OtpActors.Delivery.Messages;
using OtpActors.Delivery.Providers.Meta;
using OtpActors.Domain.Deliveries;
using OtpActors.FakeProviders.Meta;
using OtpActors.FakeProviders.Twilio;
using OtpActors.Providers.Tests.Conformance;
using OtpActors.Providers.Tests.Meta;
using OtpActors.Providers.Tests.Twilio;

namespace OtpActors.Providers.Tests.Vendors;

/// <summary>What is sent fits what Meta and Twilio themselves publish. The mocks check shapes; outcomes are the fakes' affair.</summary>
public sealed class VendorDocumentTests
{
    private const string MetaVariable = "META_OPENAPI";
    private const string MetaSource = "https://raw.githubusercontent.com/facebook/openapi/main/business-messaging-api_v23.0.yaml";
    private const string TwilioVariable = "TWILIO_OPENAPI";
    private const string TwilioSource = "https://raw.githubusercontent.com/twilio/twilio-oai/main/spec/json/twilio_api_v2010.json";

    [VendorFact(MetaVariable, MetaSource)]
    public async Task Meta_MessageAndTemplate_FitTheDocument()
    {
        var document = Path.Combine(Path.GetTempPath(), $"meta-{Guid.NewGuid():N}.yaml");
        try
        {
            // Its pattern for a button's index does not take the "0" that its own guide prescribes.
            await File.WriteAllTextAsync(document, (await File.ReadAllTextAsync(VendorDocument.Path(MetaVariable))).Replace("^[2-6, 11-14]$", "^[0-9]+$", StringComparison.Ordinal));
            await using var mock = await VendorMock.StartAsync(document);
            await using var rig = await ProviderRig.StartAsync(
                new FakeMeta(), _ => MetaSamples.Settings(mock.Address).Append(("Button", "one_tap")).Append(("Apps", "org.example.app:FA+9qCX9VSu")).Append(("Lifetimes", "5")));

            Assert.IsType<SendOutcome.Accepted>(await rig.SendAsync());
            var templates = Assert.IsType<MetaClient>(rig.Provider).Templates;
            var created = await templates.CreateAsync(TemplatePress.Make(new MessageOptions(), Assert.Fail)["otp_verification"], CancellationToken.None);
            Assert.All(created, static t => Assert.DoesNotContain("error", t.Status, StringComparison.Ordinal));
            Assert.All(created, static t => Assert.NotEqual("no answer", t.Status));
            await AssertRefusesAsync(new Uri(mock.Address, $"v23.0/{FakeMeta.PhoneNumberId}/messages"), "application/json", "{\"to\":1}");
        }
        finally
        {
            File.Delete(document);
        }
    }

    [VendorFact(TwilioVariable, TwilioSource)]
    public async Task Twilio_SmsAndWhatsApp_FitTheDocument()
    {
        await using var mock = await VendorMock.StartAsync(VendorDocument.Path(TwilioVariable));
        await using var rig = await ProviderRig.StartAsync(new FakeTwilio(), _ => TwilioSettings.Of(mock.Address));

        Assert.IsType<SendOutcome.Accepted>(await rig.SendAsync(Channel.Sms));
        Assert.IsType<SendOutcome.Accepted>(await rig.SendAsync(Channel.WhatsApp));
        await AssertRefusesAsync(new Uri(mock.Address, $"2010-04-01/Accounts/{FakeTwilio.Account}/Messages.json"), "application/x-www-form-urlencoded", "Body=x");
    }

    /// <summary>A mock that takes everything would prove nothing.</summary>
    private static async Task AssertRefusesAsync(Uri address, string type, string body)
    {
        using var client = new HttpClient();
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await client.PostAsync(address, content);
        Assert.InRange(answer.StatusCode, HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity);
    }
}
