using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace OtpActors.Client.Tests;

/// <summary>Wrong options are told at once, all together, without the key.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void Options_SeveralFaults_AreAllToldWithoutTheKey()
    {
        var services = new ServiceCollection();
        services.AddOtpActorsHttpClient(static o =>
        {
            o.BaseAddress = new Uri("ftp://example.com");
            o.ApiKey = "oat_1234\r\nX: y";
            o.Retries = 11;
            o.AttemptTimeout = TimeSpan.Zero;
        });
        using var provider = services.BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<OtpActorsClient>());

        Assert.Equal(4, refused.Failures.Count());
        Assert.DoesNotContain("oat_1234", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_OfTheConfiguration_AreBound()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            KeyValuePair.Create<string, string?>("OtpActors:BaseAddress", "http://localhost:8080"),
            KeyValuePair.Create<string, string?>("OtpActors:ApiKey", TestClient.Key),
            KeyValuePair.Create<string, string?>("OtpActors:RetryAfterMax", "00:00:02"),
        ]).Build();
        var services = new ServiceCollection();
        services.Configure<OtpActorsClientOptions>(configuration.GetSection("OtpActors"));
        services.AddOtpActorsHttpClient();
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<OtpActorsClientOptions>>().Value;

        Assert.Equal((TestClient.Key, TimeSpan.FromSeconds(2)), (options.ApiKey?.Reveal(), options.RetryAfterMax));
        Assert.NotNull(provider.GetRequiredService<OtpActorsClient>());
    }
}
