using Microsoft.Extensions.Configuration;
using OtpActors.Delivery.Providers;
using OtpActors.FakeProviders.Generic;
using OtpActors.FakeProviders.Twilio;

namespace OtpActors.Providers.Tests;

/// <summary>Settings as people write them, and all that they get wrong at once.</summary>
public sealed class DeliverySettingsTests
{
    [Fact]
    public void Read_ManyFaults_AreAllToldByName()
    {
        var faults = Faults(
            ("PublicUrl", "otp.example.com"),
            ("Providers:a:Type", "pigeon"),
            ("Providers:b:Url", "http://example.com"),
            ("Providers:c:Type", "http"),
            ("Providers:c:Url", "http://example.com/messages"),
            ("Providers:c:Secret", "short"),
            ("Providers:c:Weight", "many"),
            ("Providers:c:Order", "0"),
            ("Providers:c:Enabled", "yes"),
            ("Providers:c:Channels", "sms, fax"),
            ("Providers:c:Prefixes", "+91, 44"),
            ("Providers:c:Workspaces", "Acme"),
            ("Providers:c:Wieght", "7"),
            ("Providers:sandbox:Type", "http"),
            ("Providers:d e:Type", "http"));

        Assert.Equal(
            [
                "OtpActors__Providers__a__Type is \"pigeon\"", "OtpActors__Providers__b__Type is not set", "OtpActors__Providers__c__Channels holds \"fax\"",
                "OtpActors__Providers__c__Enabled is \"yes\"", "OtpActors__Providers__c__Order is \"0\"", "OtpActors__Providers__c__Prefixes holds \"44\"",
                "OtpActors__Providers__c__Secret is not 24 to 64", "OtpActors__Providers__c__Url is \"http://", "OtpActors__Providers__c__Weight is \"many\"",
                "OtpActors__Providers__c__Wieght is no setting", "OtpActors__Providers__c__Workspaces holds \"Acme\"", "OtpActors__Providers__d e is no name",
                "OtpActors__Providers__sandbox is no name", "OtpActors__PublicUrl is \"otp.example.com\"",
            ],
            faults.Order(StringComparer.Ordinal).Select(static f => f[..Math.Min(f.Length, 999)]),
            static (expected, actual) => actual.StartsWith(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(faults, static f => f.Contains("short", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_SecretInAFile_IsRead()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, FakeGeneric.Secret + "\n");

            Assert.Empty(Faults(("Providers:c:Type", "http"), ("Providers:c:Url", "https://example.com"), ("Providers:c:SecretFile", file)));
            Assert.Contains(
                "are both set",
                Assert.Single(Faults(
                    ("Providers:c:Type", "http"), ("Providers:c:Url", "https://example.com"), ("Providers:c:SecretFile", file), ("Providers:c:Secret", FakeGeneric.Secret))),
                StringComparison.Ordinal);
            File.WriteAllText(file, "\n");
            Assert.Contains("empty file", Assert.Single(Faults(("Providers:c:Type", "http"), ("Providers:c:Url", "https://e.com"), ("Providers:c:SecretFile", file))), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Contains(
            "cannot be read",
            Assert.Single(Faults(("Providers:c:Type", "http"), ("Providers:c:Url", "https://e.com"), ("Providers:c:SecretFile", file))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Secret")]
    [InlineData("SecretFile")]
    public void Read_SecretIsBlank_IsNotSet(string key) => Assert.StartsWith(
        "OtpActors__Providers__c__Secret is not set",
        Assert.Single(Faults(("Providers:c:Type", "http"), ("Providers:c:Url", "https://example.com"), ("Providers:c:" + key, " "))),
        StringComparison.Ordinal);

    [Fact]
    public void Read_TwilioAuthTokenIsBlank_IsNotSet()
    {
        var faults = Faults(
            ("Providers:t:Type", "twilio"), ("Providers:t:AccountSid", FakeTwilio.Account), ("Providers:t:From", FakeTwilio.From), ("Providers:t:AuthToken", " \t"));

        Assert.StartsWith("OtpActors__Providers__t__AuthToken is not set", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TwilioTemplatesForSomeLocalesOnly_IsAFault()
    {
        var faults = Faults(
            ("Providers:t:Type", "twilio"), ("Providers:t:AccountSid", FakeTwilio.Account), ("Providers:t:AuthToken", FakeTwilio.Token),
            ("Providers:t:WhatsAppFrom", FakeTwilio.From), ("Providers:t:ContentSids:de", FakeTwilio.Content), ("Providers:t:ContentSids:fr", " "));

        Assert.StartsWith("OtpActors__Providers__t__ContentSid is not set", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TwilioFaults_AreAllTold()
    {
        var faults = Faults(
            ("Providers:t:Type", "Twilio"),
            ("Providers:t:AccountSid", FakeTwilio.Token),
            ("Providers:t:From", "+44"),
            ("Providers:t:Channels", "sms,whatsapp"),
            ("Providers:t:ApiSecret", "x"),
            ("Providers:t:ContentSids:de", "HX1"));

        Assert.Equal(
            [
                "OtpActors__Providers__t__AccountSid is no SID", "OtpActors__Providers__t__ApiSecret is set without ApiKey", "OtpActors__Providers__t__AuthToken is not set",
                "OtpActors__Providers__t__ContentSid is not set", "OtpActors__Providers__t__ContentSids__de is no SID", "OtpActors__Providers__t__From is \"+44\"", "OtpActors__Providers__t__WhatsAppFrom is not set",
            ],
            faults.Order(StringComparer.Ordinal),
            static (expected, actual) => actual.StartsWith(expected, StringComparison.Ordinal));
    }

    private static List<string> Faults(params (string Name, string Value)[] settings)
    {
        var faults = new List<string>();
        DeliverySettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(static s => KeyValuePair.Create("OtpActors:" + s.Name, (string?)s.Value))).Build(), faults.Add);
        return faults;
    }
}
