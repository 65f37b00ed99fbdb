using OtpActors.Delivery;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Grains;
using OtpActors.Http;
using OtpActors.Http.Access;
using OtpActors.Http.Health;
using OtpActors.Http.Hosting;
using OtpActors.Http.Telemetry;
using OtpActors.Silo.Cluster;
using OtpActors.Silo.Health;
using OtpActors.Silo.Settings;

namespace OtpActors.Silo.Hosting;

/// <summary>Puts the parts together.</summary>
internal static class SiloHost
{
    // Requests take 15 s at most, nearly all of them milliseconds; orchestrators kill after 30 s unless told otherwise.
    private static readonly TimeSpan DrainMax = TimeSpan.FromSeconds(25);

    public static WebApplication Build(WebApplicationBuilder builder, SiloSettings settings, Secrets secrets)
    {
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls([.. settings.Addresses.All]);
        ConsoleLog.Configure(builder.Logging);
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);
        var services = builder.Services;
        services.Configure<HostOptions>(static options => options.ShutdownTimeout = DrainMax);
        services.AddSingleton(new DrainPause(settings.DrainPause));
        services.AddHostedService(static s => s.GetRequiredService<DrainPause>());
        services.AddSingleton<IWorkspaces>(new FixedWorkspaces(settings.Workspace));
        services.AddSingleton<IKeyRing>(secrets.BootstrapKey is { } key ? new BootstrapKeyRing(key) : new NoKeys());
        if (settings.Roles.HasFlag(Roles.Silo))
        {
            AddSilo(builder, settings, secrets);
        }
        else
        {
            ClusterMembership.AddClient(builder, settings);
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
        builder.Services.AddSingleton(new KeyedNames(secrets.PhoneKey));
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
        builder.Services.AddSandbox();
        builder.Services.AddHostedService<InstallationCheck>();
        builder.Services.AddSingleton<IReadiness, StoreReadiness>();
    }
}
