using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.GrainDirectory;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using OtpActors.Delivery;
using OtpActors.Delivery.Routing;
using OtpActors.Delivery.Sandbox;
using OtpActors.Domain.Identity;
using OtpActors.Engine;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Activations;
using OtpActors.Grains.Actors;
using OtpActors.Grains.Alarms;
using OtpActors.Grains.Budgets;
using OtpActors.Grains.Calls;
using OtpActors.Grains.Cells;
using OtpActors.Grains.Early;
using OtpActors.Grains.Front;
using OtpActors.Grains.Inbox;
using OtpActors.Grains.Rates;
using OtpActors.Grains.Records;
using OtpActors.Grains.Telemetry;
using OtpActors.Grains.Watches;
using StackExchange.Redis;

namespace OtpActors.Grains;

/// <summary>Adds the actors to a silo.</summary>
public static class OtpActorsSiloBuilderExtensions
{
    /// <summary>
    /// Adds the engine, its grains and their storage to any silo. The host adds <see cref="IWorkspaces"/>, <see cref="IProviderRouter"/> and the
    /// secrets (<c>CodeVault</c>, <c>KeyedNames</c>), as every host of the engine does.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The same silo.</returns>
    public static ISiloBuilder AddOtpActors(this ISiloBuilder silo, Action<OtpActorsClusterOptions>? configure = null)
    {
        var options = new OtpActorsClusterOptions();
        configure?.Invoke(options);
        AddStorage(silo, options.Redis);
        Bound(silo, options);
        var services = silo.Services;
        AddActivations(services, options);
        services.TryAddSingleton<IEarlyReceipts, ClusterEarlyReceipts>();
        services.AddOtpActorsEngine();
        services.TryAddSingleton<StorageHealth>();
        services.TryAddSingleton<GrainMetrics>();
        services.TryAddSingleton<Installation>();
        services.AddHostedService<StorageProbe>();
        services.TryAddSingleton<ActorHouse>();
        services.TryAddSingleton<PortableKinds>();
        AddAlarms(services);
        services.TryAddSingleton<WatchSweeper>();
        services.TryAddSingleton<ReceiptHall>();
        services.AddOtpActorsCalls();
        AddCells(silo);
        services.TryAddSingleton<IProviderBudget, ClusterBudget>();
        services.TryAddSingleton<ISendRates, ClusterSendRates>();
        return silo;
    }

    /// <summary>
    /// Adds the sandbox, whose inbox shows the messages of all silos. It shows codes: the host decides when that is right, and for all silos alike.
    /// </summary>
    /// <param name="services">The services of a silo.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddOtpActorsSandbox(this IServiceCollection services)
    {
        services.TryAddSingleton<ISandboxInbox, ClusterInbox>();
        return services.AddSandbox();
    }

    /// <summary>One clock for OTPs, one for pages of outboxes. What is woken asks the actors, so it is looked for when the first one rings.</summary>
    private static void AddAlarms(IServiceCollection services)
    {
        services.TryAddSingleton(static s =>
        {
            var alarm = new Lazy<IAlarm>(s.GetRequiredService<IAlarm>);
            return Clock(s, (otp, cancellationToken) => alarm.Value.RingAsync(new OtpId(otp), cancellationToken));
        });
        services.TryAddKeyedSingleton(Watched.Pages, static (s, _) =>
        {
            var alarm = new Lazy<IPageAlarm?>(s.GetService<IPageAlarm>);
            return Clock(s, (page, cancellationToken) => alarm.Value?.RingAsync(new PageKey(page), cancellationToken) ?? ValueTask.CompletedTask);
        });

        static AlarmClock Clock(IServiceProvider services, Func<UInt128, CancellationToken, ValueTask> ring)
        {
            var map = services.GetRequiredService<CellMap>();
            var ringer = new Ringer(ring, services.GetRequiredService<ILogger<Ringer>>());
            return new AlarmClock(ringer, id => map.IsHere(Cell.Of(id)), services.GetRequiredService<TimeProvider>());
        }
    }

    private static void AddStorage(ISiloBuilder silo, string? redis)
    {
        if (redis is null)
        {
            if (!silo.Services.Any(static s => s.ServiceType == typeof(IGrainStorage) && OrleansRecordStore.StorageName.Equals(s.ServiceKey)))
            {
                silo.AddMemoryGrainStorage(
                    OrleansRecordStore.StorageName, static o => o.Configure(static m => m.GrainStorageSerializer = RecordSerializer.Instance));
            }

            silo.Services.TryAddSingleton<RecordStore>(
                static s => new OrleansRecordStore(s.GetRequiredKeyedService<IGrainStorage>(OrleansRecordStore.StorageName)));
            silo.UseInMemoryReminderService();
            return;
        }

        // A large answer holds up its connection: reminders, which are read in bulk, have one of their own.
        var records = new Lazy<Task<IConnectionMultiplexer>>(() => ConnectAsync(redis));
        silo.Services.AddRedisGrainStorage(OrleansRecordStore.StorageName, o => o.Configure<IOptions<ClusterOptions>>((storage, cluster) =>
        {
            RedisKey prefix = cluster.Value.ServiceId + "/";
            storage.ConfigurationOptions = Options(redis);
            storage.CreateMultiplexer = async _ => (await records.Value, true);
            storage.GrainStorageSerializer = RecordSerializer.Instance;
            storage.DeleteStateOnClear = true;
            storage.GetStorageKey = (kind, id) => prefix.Append(kind + "/" + id.Key);
        }));
        silo.Services.TryAddSingleton<RecordStore>(s => new RedisRecords(
            new RedisRecordStore(records, s.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId),
            new OrleansRecordStore(s.GetRequiredKeyedService<IGrainStorage>(OrleansRecordStore.StorageName))));
        silo.UseRedisReminderService(o => o.ConfigurationOptions = Options(redis));
    }

    private static void AddActivations(IServiceCollection services, OtpActorsClusterOptions options)
    {
        services.TryAddSingleton(options);
        services.TryAddSingleton<IdleActors>();
        services.AddSingleton<IConfigureGrainTypeComponents, ActorActivators>();
        var all = services.Last(static s => s.ServiceType == typeof(IActivationWorkingSet)).ImplementationFactory!;
        services.Replace(ServiceDescriptor.Singleton<IActivationWorkingSet>(s => new ActorWorkingSet((IActivationWorkingSet)all(s))));
    }

    private static void AddCells(ISiloBuilder silo)
    {
        var services = silo.Services;
        services.TryAddSingleton<CellMap>();
        services.TryAddSingleton<Standstill>();
        services.TryAddSingleton<CellDirectory>();
        silo.AddGrainDirectory(CellDirectory.Name, static (s, _) => s.GetRequiredService<CellDirectory>());
        services.TryAddSingleton<IGrainDirectoryCache>(static s => s.GetRequiredService<CellDirectory>());
        services.TryAddSingleton<Doors>();
        services.TryAddSingleton<RemoteRates>();
        services.TryAddSingleton<RemoteVerification>();
        services.AddSingleton<IVerification, NearestVerification>();
    }

    private static async Task<IConnectionMultiplexer> ConnectAsync(string redis) => await ConnectionMultiplexer.ConnectAsync(Options(redis));

    private static ConfigurationOptions Options(string redis)
    {
        var options = ConfigurationOptions.Parse(redis);

        // Redis may come up after us, and comes back by itself: recovery is the connection's work.
        options.AbortOnConnectFail = false;

        // Answers go on where they arrive: threads of its own only hand them over.
        options.SocketManager = SocketManager.ThreadPool;
        return options;
    }

    private static void Bound(ISiloBuilder silo, OtpActorsClusterOptions options)
    {
        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.MaxEnqueuedRequestsSoftLimit = options.MailboxMax / 2;
            messaging.MaxEnqueuedRequestsHardLimit = options.MailboxMax;
            messaging.MaxEnqueuedRequestsSoftLimit_StatelessWorker = options.MailboxMax;
            messaging.MaxEnqueuedRequestsHardLimit_StatelessWorker = 2 * options.MailboxMax;
        });
        silo.Configure<LoadSheddingOptions>(static shedding => shedding.LoadSheddingEnabled = true);
        silo.Configure<GrainCollectionOptions>(static collection => collection.EnableActivationSheddingOnMemoryPressure = true);
    }
}
