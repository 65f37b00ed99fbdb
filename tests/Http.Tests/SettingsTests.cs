using Microsoft.Extensions.Configuration;
using OtpActors.Domain.Phones;
using OtpActors.Http.Settings;

namespace OtpActors.Http.Tests;

/// <summary>Settings that hosts share.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void PhoneWindows_OfEveryUnit_AreRead()
    {
        Assert.True(PhoneWindowList.TryParse("1/60s, 5/1h,10/90m", out var windows));

        Assert.Equal(
            [new PhoneWindow(1, TimeSpan.FromSeconds(60)), new PhoneWindow(5, TimeSpan.FromHours(1)), new PhoneWindow(10, TimeSpan.FromMinutes(90))], windows.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1/60")]
    [InlineData("1/s")]
    [InlineData("/60s")]
    [InlineData("0/60s")]
    [InlineData("101/60s")]
    [InlineData("1/0s")]
    [InlineData("1/25h")]
    [InlineData("1/86401s")]
    [InlineData("1/99999999999s")]
    [InlineData("1/2147483647h")]
    [InlineData("-1/60s")]
    [InlineData("1/60d")]
    [InlineData("1/60s,")]
    [InlineData("1/60s,2/1m")]
    [InlineData("1/1s,1/2s,1/3s,1/4s,1/5s,1/6s,1/7s,1/8s,1/9s")]
    public void PhoneWindows_OfAnotherForm_AreRefused(string text) => Assert.False(PhoneWindowList.TryParse(text, out _));

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData(" ", true)]
    [InlineData("http://localhost:8080", true)]
    [InlineData("http://127.0.0.1:0;http://[::1]:0", true)]
    [InlineData("http://127.9.9.9:80", true)]
    [InlineData("http://*:8080", false)]
    [InlineData("http://+:8080", false)]
    [InlineData("http://0.0.0.0:8080", false)]
    [InlineData("http://localhost:8080;http://192.168.1.2:8080", false)]
    [InlineData("http://localhost.example.com:80", false)]
    public void Addresses_Each_IsKnownToBeLoopbackOrNot(string? urls, bool loopback)
    {
        var settings = Reader();

        Assert.Equal(loopback, ListenAddresses.Read(settings, urls).IsLoopback);
        settings.ThrowIfFaulty();
    }

    [Theory]
    [InlineData("localhost:8080")]
    [InlineData("http://")]
    [InlineData("http://localhost:99999")]
    [InlineData("http://localhost:8080/path")]
    [InlineData("tcp://localhost:8080")]
    [InlineData("8080")]
    public void Addresses_OfAnotherForm_AreFaults(string urls)
    {
        var settings = Reader();

        ListenAddresses.Read(settings, urls);

        Assert.Contains(urls, Assert.Single(Assert.Throws<SettingsException>(settings.ThrowIfFaulty).Sentences), StringComparison.Ordinal);
    }

    /// <summary>None at all would be the platform's default, whatever that is, and seem to be this machine only.</summary>
    [Theory]
    [InlineData(";")]
    [InlineData(" ; ;")]
    public void Addresses_NoneInTheList_IsAFault(string urls)
    {
        var settings = Reader();

        ListenAddresses.Read(settings, urls);

        Assert.Contains("--urls", Assert.Single(Assert.Throws<SettingsException>(settings.ThrowIfFaulty).Sentences), StringComparison.Ordinal);
    }

    [Fact]
    public void Addresses_SetToNothing_AreTheContainersPorts()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("urls", (string?)""), KeyValuePair.Create("http_ports", (string?)"8080")])
            .Build();

        Assert.Equal("http://*:8080", ListenAddresses.Configured(configuration));
    }

    /// <summary>They would win over the addresses that were checked.</summary>
    [Fact]
    public void Addresses_OfThePlatformsOwnSection_AreAFault()
    {
        var settings = new SettingsReader(new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Kestrel:Endpoints:Http:Url", (string?)"http://*:9090")])
            .Build());

        ListenAddresses.Read(settings, null);

        var fault = Assert.Single(Assert.Throws<SettingsException>(settings.ThrowIfFaulty).Sentences);
        Assert.StartsWith("Kestrel__Endpoints", fault, StringComparison.Ordinal);
        Assert.Contains("--urls", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("5000001")]
    public void SandboxCapacity_Faulty_IsToldBeforeTheStart(string text)
    {
        var settings = Reader(("SandboxCapacity", text));

        SandboxSwitch.Read(settings, ListenAddresses.Read(settings, null), anyProvider: false);

        Assert.StartsWith(
            "OtpActors__SandboxCapacity", Assert.Single(Assert.Throws<SettingsException>(settings.ThrowIfFaulty).Sentences), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_NobodyAskedFor_AreFaultsWithTheNearest()
    {
        var settings = Reader(
            ("ManagementUrl", "http://localhost:9090"), ("managementurls", ""), ("Limits:MaxAttempt", "3"), ("CodeKeys:0", "x"), ("Providers:x:Type", "http"),
            ("Xylophone", "1"), ("Nothing", ""));
        settings.Text("ManagementUrls");
        settings.Text("Limits:MaxAttempts");
        Assert.Single(settings.List("CodeKeys"));

        settings.FaultUnknown("Providers", "Server");

        Assert.Equal(
            [
                "OtpActors__Limits__MaxAttempt is no setting. Did you mean OtpActors__Limits__MaxAttempts?",
                "OtpActors__ManagementUrl is no setting. Did you mean OtpActors__ManagementUrls?",
                "OtpActors__Xylophone is no setting.",
            ],
            Assert.Throws<SettingsException>(settings.ThrowIfFaulty).Sentences.Order());
    }

    [Fact]
    public void Names_InAnyCase_AreKnown()
    {
        var settings = Reader(("SANDBOX", "true"));
        settings.Flag("Sandbox");

        settings.FaultUnknown();

        settings.ThrowIfFaulty();
    }

    [Fact]
    public void CodeKeys_AreReadInTheOrderOfTheirNumbers()
    {
        var key = Convert.ToBase64String(new byte[32]);
        var settings = Reader([.. Enumerable.Range(0, 11).Select(n => ($"CodeKeys:{n}", $"k{n}:{key}"))]);

        Assert.Equal(Enumerable.Range(0, 11).Select(static n => $"k{n}"), SecretSettings.Read(settings).CodeKeys.Select(static k => k.Id));
        settings.ThrowIfFaulty();
    }

    [Fact]
    public void Secrets_Faulty_AreNotEchoed()
    {
        var settings = Reader(
            ("CodeKeys:0", "k:canary"), ("CodeKeys:1", "canary"), ("PhoneKey", "canary"), ("BootstrapKey", "oat_canary"), ("AdminKey", "canary"));

        SecretSettings.Read(settings);

        var faults = Assert.Throws<SettingsException>(settings.ThrowIfFaulty);
        Assert.Equal(5, faults.Sentences.Count);
        Assert.DoesNotContain("canary", faults.Message, StringComparison.Ordinal);
    }

    private static SettingsReader Reader(params (string Key, string Value)[] settings) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(static s => KeyValuePair.Create("OtpActors:" + s.Key, (string?)s.Value)))
        .Build());
}
