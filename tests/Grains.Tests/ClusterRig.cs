using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Orleans.TestingHost;
using OtpActors.Delivery;
using OtpActors.Delivery.Sandbox;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Conformance;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Records;
using OtpActors.Grains.Tests.Stores;

namespace OtpActors.Grains.Tests;

/// <summary>The cluster engine for the conformance suite: silos in this process, a clock in the test's hand for grains and their timers.</summary>
internal sealed class ClusterRig : EngineRig
{
    private readonly string? _redis;
    private readonly int _silos;
    private readonly string _service = "test-" + Guid.NewGuid().ToString("N");
    private readonly CodeVault _vault = new([new CodeKey("k1", new byte[CodeKey.Length])]);
    private InProcessTestCluster _cluster;

    private ClusterRig(string? redis, int silos)
    {
        (_redis, _silos) = (redis, silos);
        _cluster = Compose();
    }

    public MemoryStore Store { get; } = new();

    public MemoryReminders Reminders { get; } = new();

    public IServiceProvider Services => _cluster.Silos[0].ServiceProvider;

    public InProcessTestCluster Cluster => _cluster;

    public override IVerification Verification => Services.GetRequiredService<IVerification>();

    protected override ISandboxInbox Inbox => Services.GetRequiredService<ISandboxInbox>();

    /// <summary>Starts a cluster.</summary>
    /// <param name="redis">Its Redis; null for <see cref="Store"/>.</param>
    /// <param name="silos">How many silos.</param>
    public static async Task<ClusterRig> StartedAsync(string? redis = null, int silos = 1)
    {
        var rig = new ClusterRig(redis, silos);
        await rig._cluster.DeployAsync();
        return rig;
    }

    public override async Task RestartAsync()
    {
        await _cluster.DisposeAsync();
        _cluster = Compose();
        await _cluster.DeployAsync();
    }

    public override async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    private InProcessTestCluster Compose()
    {
        var builder = new InProcessTestClusterBuilder((short)_silos);
        builder.Options.InitializeClientOnDeploy = false;
        builder.Options.ServiceId = _service;
        builder.ConfigureSilo((_, silo) => Configure(silo));
        return builder.Build();
    }

    private void Configure(ISiloBuilder silo)
    {
        silo.Services
            .AddLogging(static l => l.ClearProviders())
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton<TimeProvider>(Clock)

            // Orleans' own clocks are the system's, but for what grains see.
            .AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System)
            .AddKeyedSingleton<TimeProvider>("Orleans.Grains", Clock)
            .AddKeyedSingleton<TimeProvider>("Orleans.Reminders", Clock)
            .AddSingleton<IWorkspaces>(Workspaces)
            .AddSingleton(new KeyedNames(new PhoneSecret(new byte[PhoneSecret.Length])))
            .AddSingleton(_vault)
            .AddSandbox();
        if (_redis is null)
        {
            silo.Services.AddKeyedSingleton<IGrainStorage>(RecordStore.OnlyName, Store);
        }

        silo.AddOtpActors(options => options.Redis = _redis);
        if (_redis is null)
        {
            silo.Services.AddSingleton<IReminderTable>(Reminders);
        }
    }
}
