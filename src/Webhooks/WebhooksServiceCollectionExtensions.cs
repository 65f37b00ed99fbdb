using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OtpActors.Engine.Ports;
using OtpActors.Webhooks.Addresses;
using OtpActors.Webhooks.Dispatch;
using OtpActors.Webhooks.Endpoints;
using OtpActors.Webhooks.Outboxes;
using OtpActors.Webhooks.Sending;
using OtpActors.Webhooks.Telemetry;

namespace OtpActors.Webhooks;

/// <summary>Registers webhooks.</summary>
public static class WebhooksServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IWebhooks"/>, <see cref="IOtpEvents"/> and <see cref="IPageAlarm"/>. The host adds an engine (<see cref="IActors"/>,
    /// <see cref="IWebhookActors"/>) before, so that it stops after, and the secrets (<see cref="Engine.Identity.KeyedNames"/>).
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="options">The settings.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, WebhooksOptions options)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHostResolver, SystemResolver>();
        services.AddSingleton(options);
        services.AddSingleton<WebhookMetrics>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<EndpointDirectory>();
        services.AddSingleton<OutboxShelf>();
        services.AddSingleton<Courier>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<EventReporter>();
        services.AddSingleton<IWebhooks, WebhookDesk>();
        services.AddSingleton<IPageAlarm>(static s => s.GetRequiredService<Dispatcher>());
        services.Replace(ServiceDescriptor.Singleton<IOtpEvents>(static s => s.GetRequiredService<EventReporter>()));
        services.AddHostedService<WebhooksService>();
        services.AddHostedService(static s => s.GetRequiredService<EventReporter>());
        return services;
    }
}
