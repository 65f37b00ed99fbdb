using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OtpActors.Delivery.Receipts;
using OtpActors.Delivery.Sandbox;
using OtpActors.Http.Access;
using OtpActors.Http.Admin;
using OtpActors.Http.Health;
using OtpActors.Http.Management;
using OtpActors.Http.Metrics;
using OtpActors.Http.OpenApi;
using OtpActors.Http.Otps;
using OtpActors.Http.Receipts;
using OtpActors.Http.Replies;
using OtpActors.Http.Sandbox;
using OtpActors.Http.Telemetry;
using OtpActors.Http.Webhooks;
using OtpActors.Webhooks;

namespace OtpActors.Http;

/// <summary>Puts the HTTP front end into a host.</summary>
public static class HttpFrontEndExtensions
{
    /// <summary>
    /// Adds the front end. The host adds <see cref="IKeyRing"/>, the engine (<see cref="Engine.Verification.IVerification"/>,
    /// <see cref="Engine.Ports.ISendRates"/>, <see cref="Engine.Ports.IWorkspaces"/>) and, if it wants, <see cref="IWebhooks"/>, an
    /// <see cref="ISandboxInbox"/>, and for the admin API an <see cref="AdminKey"/> and the desks of the engine.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="options">The settings.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddHttpFrontEnd(this IServiceCollection services, HttpFrontEndOptions options)
    {
        services.AddMetrics();
        services.AddSingleton(options);
        services.AddRouting();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(s => new RequestRoom(options.RequestsMax, [.. s.GetServices<ILoad>()]));
        services.AddSingleton(new ManagementSplit(options.ManagementPorts));
        services.AddSingleton<MatcherPolicy>(static s => s.GetRequiredService<ManagementSplit>());
        services.AddSingleton<BearerAccess>();
        services.AddSingleton<LocalVisitors>();
        services.AddSingleton<RateLimitHeaders>();
        services.AddSingleton<ReplyWriter>();
        services.AddSingleton<ApiDoor>();
        services.AddSingleton<FrontDoor>();
        services.AddSingleton<AdminDoor>();
        services.AddSingleton<HttpMetrics>();
        services.AddSingleton<MetricRegistry>();
        services.AddHostedService<OtlpExport>();
        services.AddSingleton<IReadiness, HostReadiness>();
        services.Configure<KestrelServerOptions>(kestrel => Bound(kestrel, options));
        return services;
    }

    /// <summary>Maps everything that the front end serves.</summary>
    /// <param name="app">The application.</param>
    /// <returns>The same application.</returns>
    public static WebApplication UseHttpFrontEnd(this WebApplication app)
    {
        var door = app.Services.GetRequiredService<FrontDoor>();
        app.Use(next => context => door.EnterAsync(context, next));
        app.UseRouting();
        app.MapHealth();
        app.MapMetrics();
        if (app.Services.GetRequiredService<HttpFrontEndOptions>().ServesApi)
        {
            MapApi(app);
        }

        if (app.Services.GetService<ISandboxInbox>() is not null)
        {
            app.MapSandbox();
        }

        if (app.Services.GetService<AdminKey>() is not null)
        {
            app.MapAdmin();
        }

        return app;
    }

    private static void MapApi(WebApplication app)
    {
        app.MapOtps();
        app.MapOpenApi();
        if (app.Services.GetService<IWebhooks>() is not null)
        {
            app.MapWebhooks();
        }

        if (app.Services.GetService<IReceiptDesk>() is { } desk)
        {
            app.MapReceipts(desk);
        }
    }

    // Slow, huge and countless requests cost their senders more than us.
    private static void Bound(KestrelServerOptions kestrel, HttpFrontEndOptions options)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxConcurrentConnections = options.ConnectionsMax;
        limits.MaxRequestBodySize = 64 * 1024;
        limits.MaxRequestBufferSize = 64 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestLineSize = 4 * 1024;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }
}
