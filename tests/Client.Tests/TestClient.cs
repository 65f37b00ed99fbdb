using Microsoft.Extensions.DependencyInjection;

namespace OtpActors.Client.Tests;

/// <summary>The client as an application registers it.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    public const string Key = "oat_0123456789abcdefghijklmnopqrstuv";

    private readonly ServiceProvider _services;

    private TestClient(ServiceProvider services) => _services = services;

    public RetryClock Clock { get; } = new();

    public OtpActorsClient Client => _services.GetRequiredService<OtpActorsClient>();

    public IOtpActorsApi Api => Client.Api;

    public IWebhooksApi Webhooks => Client.Webhooks;

    /// <param name="server">Where the server is.</param>
    /// <param name="key">The API key.</param>
    /// <param name="network">What lies between the client and the server; null for nothing.</param>
    /// <param name="configure">More options.</param>
    public static TestClient Of(Uri server, string key, HttpMessageHandler? network = null, Action<OtpActorsClientOptions>? configure = null)
    {
        var services = new ServiceCollection();
        var builder = services.AddOtpActorsHttpClient(options =>
        {
            options.BaseAddress = server;
            options.ApiKey = key;
            configure?.Invoke(options);
        });
        if (network is not null)
        {
            builder.ConfigurePrimaryHttpMessageHandler(() => network);
        }

        TestClient? client = null;
        services.AddSingleton<TimeProvider>(_ => client!.Clock);
        client = new TestClient(services.BuildServiceProvider());
        return client;
    }

    /// <summary>A client whose server is a script.</summary>
    public static TestClient Of(ScriptedServer server, Action<OtpActorsClientOptions>? configure = null) =>
        Of(new Uri("https://otp.example.com/base/"), Key, server, configure);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
