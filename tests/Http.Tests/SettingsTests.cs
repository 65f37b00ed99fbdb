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
