using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OtpActors.Delivery;
using OtpActors.Delivery.Sandbox;
using OtpActors.Engine;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Conformance;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;

namespace OtpActors.Embedded.Tests;

/// <summary>The embedded engine for the conformance suite: a real folder, a clock in the test's hand.</summary>
internal sealed class EmbeddedRig : EngineRig
{
    private readonly TemporaryFolder _folder = new();
    private ServiceProvider _services;

    private EmbeddedRig() => _services = Compose();

    public override IVerification Verification => _services.GetRequiredService<IVerification>();

    public override IActors Actors => _services.GetRequiredService<IActors>();

    public override IWebhookActors WebhookActors => _services.GetRequiredService<IWebhookActors>();

    protected override ISandboxInbox Inbox => _services.GetRequiredService<ISandboxInbox>();

    public static async Task<EngineRig> StartedAsync()
    {
        var rig = new EmbeddedRig();
        await rig._services.GetRequiredService<EmbeddedEngine>().StartAsync(CancellationToken.None);
        return rig;
    }

    public override async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = Compose();
        await _services.GetRequiredService<EmbeddedEngine>().StartAsync(CancellationToken.None);
    }

    public override async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private ServiceProvider Compose() => new ServiceCollection()
        .AddLogging(static l => l.ClearProviders())
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddSingleton<TimeProvider>(Clock)
        .AddSingleton<IWorkspaces>(Workspaces)
        .AddSingleton<IPageAlarm>(PageAlarm)
        .AddSingleton(new KeyedNames(TestEngine.Secret))
        .AddSingleton(new CodeVault([new CodeKey("k1", new byte[CodeKey.Length])]))
        .AddOtpActorsEngine()
        .AddEmbeddedEngine(o => o.DataFolder = _folder.Path)
        .AddSandbox()
        .BuildServiceProvider();
}
