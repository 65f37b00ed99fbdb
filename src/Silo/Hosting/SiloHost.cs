using OtpActors.Delivery;
using OtpActors.Delivery.Health;
using OtpActors.Engine;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Identity;
using OtpActors.Grains;
using OtpActors.Grains.Budgets;
using OtpActors.Grains.Front;
using OtpActors.Http;
using OtpActors.Http.Access;
using OtpActors.Http.Admin;
using OtpActors.Http.Health;
using OtpActors.Http.Hosting;
using OtpActors.Http.Telemetry;
using OtpActors.Silo.Cluster;
using OtpActors.Silo.Health;
using OtpActors.Silo.Settings;
using OtpActors.Webhooks;

namespace OtpActors.Silo.Hosting;

/// <summary>Puts the parts together.</summary>
internal static class SiloHost
{
    // After the pause: requests take 15 s at most, nearly all of them milliseconds.
    private static readonly TimeSpan FinishMax = TimeSpan.FromSeconds(20);

    public static WebApplication Build(WebApplicationBuilder builder, SiloSettings settings, Secrets secrets)
    {
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls([.. settings.Addresses.All]);
        ConsoleLog.Configure(builder.Logging);
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);
        var services = builder.Services;
        services.Configure<HostOptions>(options => options.ShutdownTimeout = settings.DrainPause + FinishMax);
        services.AddSingleton(new DrainPause(settings.DrainPause));
        services.AddHostedService(static s => s.GetRequiredService<DrainPause>());
        services.AddSingleton(new KeyedNames(secrets.PhoneKey));
        services.AddSingleton(settings.Plans);
        if (settings.Roles.HasFlag(Roles.Silo))
        {
            AddSilo(builder, settings, secrets);
        }
        else
        {
            AddClient(builder, settings);
        }

        services.AddWorkspaces(settings.Overrides);
        services.AddWebhooks(new WebhooksOptions { AllowPrivate = settings.PrivateWebhooks });
        services.AddSingleton<IKeyRing, WorkspaceKeyRing>();
        if (settings.Roles.HasFlag(Roles.Api))
        {
            AddKeys(services, secrets);
        }

        services.AddHttpFrontEnd(new HttpFrontEndOptions
        {
            ManagementPorts = settings.Addresses.ManagementPorts,
            ServesApi = settings.Roles.HasFlag(Roles.Api),
        });
        var app = builder.Build();
        app.UseHttpFrontEnd();
        return app;
    }

    private static void AddSilo(WebApplicationBuilder builder, SiloSettings settings, Secrets secrets)
    {
        builder.Services.AddSingleton(new CodeVault(secrets.CodeKeys));
        if (settings.Redis is { } redis)
        {
            builder.Services.AddHostedService(s => ActivatorUtilities.CreateInstance<RedisCheck>(s, redis));
        }

        builder.UseOrleans(silo =>
        {
            ClusterMembership.Join(silo, settings);
            silo.AddOtpActors(options => options.Redis = settings.Redis);
            if (OtlpSettings.Read(builder.Configuration).Traces)
            {
                silo.AddActivityPropagation();
            }
        });
        builder.Services.AddHostedService<InstallationCheck>();
        builder.Services.AddSingleton<IReadiness, StoreReadiness>();
        builder.Services.AddSingleton<IProviderDesk, ClusterProviderDesk>();
        builder.Services.AddProviders(settings.Sandbox ? settings.Delivery.WithoutProviders() : settings.Delivery);
        builder.Services.AddHostedService<ProviderReports>();
        if (settings.Sandbox)
        {
            builder.Services.AddOtpActorsSandbox();
        }
    }

    private static void AddClient(WebApplicationBuilder builder, SiloSettings settings)
    {
        ClusterMembership.AddClient(builder, settings);
        builder.Services.AddSingleton<ClusterProbe>();
        builder.Services.AddHostedService(static s => s.GetRequiredService<ClusterProbe>());
        builder.Services.AddSingleton<IReadiness>(static s => s.GetRequiredService<ClusterProbe>());
        builder.Services.AddSingleton<IProviderDesk, ClusterProviderDesk>();
        builder.Services.AddReceipts(settings.Sandbox ? settings.Delivery.WithoutProviders() : settings.Delivery);
        if (settings.Sandbox)
        {
            builder.Services.AddOtpActorsInbox();
        }
    }

    private static void AddKeys(IServiceCollection services, Secrets secrets)
    {
        if (secrets.BootstrapKey is { } bootstrap)
        {
            services.AddSingleton(new BootstrapKeyRing(bootstrap));
        }

        if (secrets.AdminKey is { } admin)
        {
            services.AddSingleton(new AdminKey(admin));
        }
    }
}
