using OtpActors.Api.Tests;

namespace OtpActors.Client.Tests;

/// <summary>A whole service and a client of it for each test.</summary>
public abstract class ClientTest : IAsyncLifetime
{
    private protected const string Phone = "+99917550100";

    private Service? _service;
    private TestClient? _client;

    private protected Service Service => _service ?? throw new InvalidOperationException("The service is not started.");

    private protected OtpActorsClient Client => _client?.Client ?? throw new InvalidOperationException("The service is not started.");

    public async Task InitializeAsync()
    {
        _service = await Service.StartAsync(("Limits:WorkspacePerSecond", "0"), ("Webhooks:AllowPrivate", "true"));
        _client = Through(null);
    }

    public async Task DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.DisposeAsync();
        }

        await Service.DisposeAsync();
    }

    /// <summary>Another client of the service.</summary>
    private protected TestClient Through(HttpMessageHandler? network) => TestClient.Of(Service.Client.BaseAddress!, Service.Key, network);

    /// <summary>How many messages a phone got.</summary>
    private protected async Task<int> MessagesAsync(string phone) =>
        (await Service.GetAsync("/sandbox/messages?phone=" + Uri.EscapeDataString(phone))).Json.GetArrayLength();
}
