using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OtpActors.Delivery;
using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Webhooks;
using OtpActors.Embedded;
using OtpActors.Engine;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Conformance;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;
using OtpActors.Testing.Webhooks;

namespace OtpActors.Webhooks.Tests;

/// <summary>The embedded engine with webhooks: a real folder, a clock in the test's hand, real connections to receivers on loopback.</summary>
internal sealed class WebhookRig : EngineRig
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("otpactors-").FullName;
    private readonly Action<IServiceCollection>? _more;
    private ServiceProvider _services;

    private WebhookRig(Action<IServiceCollection>? more)
    {
        _more = more;
        _services = Compose();
    }

    public IServiceProvider Services => _services;

    public WebhooksOptions Options { get; } = new() { AllowPrivate = true };

    public IWebhooks Webhooks => _services.GetRequiredService<IWebhooks>();

    public override IVerification Verification => _services.GetRequiredService<IVerification>();

    protected override ISandboxInbox Inbox => _services.GetRequiredService<ISandboxInbox>();

    public string Folder => _folder;

    public static async Task<WebhookRig> StartAsync(Action<IServiceCollection>? more = null)
    {
        var rig = new WebhookRig(more);
        await rig.StartServicesAsync();
        return rig;
    }

    /// <summary>Adds an endpoint for a receiver.</summary>
    public async Task<OpenedEndpoint> SubscribeAsync(WebhookReceiver receiver, WebhookTopics topics = WebhookTopics.All) =>
        (await Webhooks.AddAsync(WorkspaceId.Default, receiver.Url.ToString(), topics))!;

    /// <summary>Waits until the log of tries looks as expected.</summary>
    public async Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(EndpointId endpoint, Func<IReadOnlyList<WebhookDelivery>, bool> expected)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var deliveries = (await Webhooks.DeliveriesAsync(WorkspaceId.Default, endpoint))!;
            if (expected(deliveries))
            {
                return deliveries;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"The tries never came to look as expected: {string.Join('\n', deliveries)}");
            await Task.Yield();
        }
    }

    public Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(EndpointId endpoint, int count) => DeliveriesAsync(endpoint, d => d.Count == count);

    /// <summary>Waits until an endpoint looks as expected.</summary>
    public async Task EndpointAsync(EndpointId id, Func<WebhookEndpoint, bool> expected)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!expected((await Webhooks.FindAsync(WorkspaceId.Default, id))!))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "The endpoint never came to look as expected.");
            await Task.Yield();
        }
    }

    public override Task RestartAsync() => RestartAsync(TimeSpan.Zero);

    /// <summary>Ends everything and starts it again, later.</summary>
    public async Task RestartAsync(TimeSpan later)
    {
        await StopServicesAsync();
        Clock.Jump(Clock.Now + later);
        _services = Compose();
        await StartServicesAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await StopServicesAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartServicesAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }
    }

    private async Task StopServicesAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
    }

    private ServiceProvider Compose()
    {
        var services = new ServiceCollection()
            .AddLogging(static l => l.ClearProviders())
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IWorkspaces>(Workspaces)
            .AddSingleton(new KeyedNames(new PhoneSecret(new byte[PhoneSecret.Length])))
            .AddSingleton(new CodeVault([new CodeKey("k1", new byte[CodeKey.Length])]))
            .AddOtpActorsEngine()
            .AddEmbeddedEngine(o => o.DataFolder = _folder)
            .AddWebhooks(Options)
            .AddSandbox();
        _more?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
