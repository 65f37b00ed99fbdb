using OtpActors.Api.Engine;
using OtpActors.Api.Settings;
using OtpActors.Delivery;
using OtpActors.Embedded;
using OtpActors.Embedded.Folder;
using OtpActors.Engine;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Identity;
using OtpActors.Http;
using OtpActors.Http.Access;
using OtpActors.Http.Admin;
using OtpActors.Http.Health;
using OtpActors.Http.Hosting;
using OtpActors.Webhooks;

namespace OtpActors.Api.Hosting;

/// <summary>Puts the parts together.</summary>
internal static class ApiHost
{
    // Requests take 15 s at most, nearly all of them milliseconds; orchestrators kill after 30 s.
    private static readonly TimeSpan DrainMax = TimeSpan.FromSeconds(10);

    public static WebApplication Build(WebApplicationBuilder builder, ApiSettings settings, DataFolder folder, Secrets secrets)
    {
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls([.. settings.Addresses.All]);
        ConsoleLog.Configure(builder.Logging);
        var services = builder.Services;
        services.Configure<HostOptions>(static options => options.ShutdownTimeout = DrainMax);
        services.AddSingleton(folder);
        services.AddSingleton(new CodeVault(secrets.CodeKeys));
        services.AddSingleton(new KeyedNames(secrets.PhoneKey));
        services.AddSingleton(settings.Plans);
        services.AddSingleton(new BootstrapKeyRing(secrets.BootstrapKey));
        services.AddSingleton<IKeyRing, WorkspaceKeyRing>();
        services.AddSingleton(new AdminKey(secrets.AdminKey));
        services.AddOtpActorsEngine();
        services.AddEmbeddedEngine();
        services.AddWorkspaces(settings.Overrides);
        services.AddProviders(settings.Sandbox ? settings.Delivery.WithoutProviders() : settings.Delivery);
        if (settings.Sandbox)
        {
            services.AddSandbox();
        }

        services.AddWebhooks(new WebhooksOptions { AllowPrivate = settings.PrivateWebhooks });
        services.AddSingleton<EngineHealth>();
        services.AddSingleton<IReadiness>(static s => s.GetRequiredService<EngineHealth>());
        services.AddSingleton<ILoad>(static s => s.GetRequiredService<EngineHealth>());
        services.AddHttpFrontEnd(new HttpFrontEndOptions { ManagementPorts = settings.Addresses.ManagementPorts });

        var app = builder.Build();
        app.UseHttpFrontEnd();
        return app;
    }
}
