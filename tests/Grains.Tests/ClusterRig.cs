using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Orleans.TestingHost;
using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Conformance;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Cells;
using OtpActors.Grains.Records;
using OtpActors.Grains.Tests.Stores;

namespace OtpActors.Grains.Tests;

/// <summary>The cluster engine for the conformance suite: silos in this process, a clock in the test's hand for grains and their timers.</summary>
internal sealed class ClusterRig : EngineRig
{
    private readonly string? _redis;
    private readonly int _silos;
    private readonly CodeVault _vault = new([new CodeKey("k1", new byte[CodeKey.Length])]);
    private InProcessTestCluster _cluster;

    private ClusterRig(string? redis, int silos, string? service)
    {
        (_redis, _silos) = (redis, silos);
        Service = service ?? "test-" + Guid.NewGuid().ToString("N");
        _cluster = Compose();
    }

    /// <summary>Clusters of the same service share their records.</summary>
    public string Service { get; }

    public MemoryStore Store { get; } = new();

    public MemoryReminders Reminders { get; } = new();

    public IServiceProvider Services => _cluster.Silos[0].ServiceProvider;

    public InProcessTestCluster Cluster => _cluster;

    public override IVerification Verification => Services.GetRequiredService<IVerification>();

    public override IActors Actors => Services.GetRequiredService<IActors>();

    public override IWebhookActors WebhookActors => Services.GetRequiredService<IWebhookActors>();

    protected override ISandboxInbox Inbox => new WaitingInbox(Services.GetRequiredService<ISandboxInbox>());

    /// <summary>Starts a cluster.</summary>
    /// <param name="redis">Its Redis; null for <see cref="Store"/>.</param>
    /// <param name="silos">How many silos.</param>
    /// <param name="service">The service id of another rig; null for its own.</param>
    public static async Task<ClusterRig> StartedAsync(string? redis = null, int silos = 1, string? service = null)
    {
        var rig = new ClusterRig(redis, silos, service);
        await rig._cluster.DeployAsync();
        return rig;
    }

    /// <summary>Starts a cluster whose silos all have their cells.</summary>
    public static async Task<ClusterRig> SettledAsync(int silos)
    {
        var rig = await StartedAsync(silos: silos);
        rig.Clock.Advance(CellMap.Notice);
        return rig;
    }

    /// <summary>A service of each silo.</summary>
    public T[] OnEach<T>()
        where T : notnull => [.. _cluster.Silos.Select(static silo => silo.ServiceProvider.GetRequiredService<T>())];

    public override async Task RestartAsync()
    {
        await _cluster.DisposeAsync();
        _cluster = Compose();
        await _cluster.DeployAsync();
    }

    public override async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    /// <summary>An OTP as <see cref="Store"/> holds it; null when it holds none.</summary>
    public OtpState? Stored(OtpId otp)
    {
        if (Store.Find("otp/" + OrleansRecordStore.Key(otp.Value).Key) is not { } bytes)
        {
            return null;
        }

        var from = new StateReader(bytes);
        return new OtpActor(_vault, OtpPolicy.Standard).Read(ref from);
    }

    private InProcessTestCluster Compose()
    {
        var builder = new InProcessTestClusterBuilder((short)_silos);
        builder.Options.InitializeClientOnDeploy = false;
        builder.Options.ServiceId = Service;
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
            .AddSingleton<IPageAlarm>(PageAlarm)
            .AddSingleton(new KeyedNames(new PhoneSecret(new byte[PhoneSecret.Length])))
            .AddSingleton(_vault);
        if (_redis is null)
        {
            silo.Services.AddKeyedSingleton<IGrainStorage>(OrleansRecordStore.StorageName, Store);
        }

        silo.AddOtpActors(options => options.Redis = _redis);
        silo.Services.AddOtpActorsSandbox();
        if (_redis is null)
        {
            silo.Services.AddSingleton<IReminderTable>(Reminders);
        }
    }

    /// <summary>The suite asks without waiting; a test may block.</summary>
    private sealed class WaitingInbox(ISandboxInbox inbox) : ISandboxInbox
    {
        public IReadOnlyList<SandboxMessage> Find(PhoneNumber? phone, int limit) => inbox.FindAsync(phone, limit).AsTask().GetAwaiter().GetResult();
    }
}
