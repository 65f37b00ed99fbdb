using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OtpActors.Delivery.Health;
using OtpActors.Delivery.Messages;
using OtpActors.Delivery.Providers;
using OtpActors.Delivery.Receipts;
using OtpActors.Delivery.Routing;
using OtpActors.Delivery.Sandbox;
using OtpActors.Delivery.Telemetry;
using OtpActors.Delivery.Templates;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery;

/// <summary>Registers the ways to deliver.</summary>
public static class DeliveryServiceCollectionExtensions
{
    /// <summary>
    /// Adds routing, an <see cref="IProviderRouter"/> over every <see cref="IChannelProvider"/> that is registered, in that order, and the message
    /// templates, an <see cref="ITemplates"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DeliveryMetrics>();
        services.TryAddSingleton(DeliverySettings.None);
        services.TryAddSingleton(static s => s.GetRequiredService<DeliverySettings>().Templates);
        services.TryAddSingleton<MessageWriter>();
        services.Replace(ServiceDescriptor.Singleton<ITemplates>(static s => s.GetRequiredService<TemplateBook>()));
        services.TryAddSingleton<Following>();
        services.TryAddSingleton(static s => new ReceiptPoller(
            s.GetRequiredService<IReceiptSink>,
            s.GetRequiredService<Following>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<DeliveryMetrics>(),
            s.GetRequiredService<ILogger<ReceiptPoller>>()));
        services.TryAddSingleton<ProviderRouter>();
        services.TryAddSingleton<IProviderDesk, ProviderDesk>();
        services.TryAddSingleton<ITemplateDesk, TemplateDesk>();
        services.TryAddSingleton<IProviderRouter>(static s => s.GetRequiredService<ProviderRouter>());
        return services;
    }

    /// <summary>
    /// Adds the configured providers, probes those that are not up, and the desk that takes their receipts. The host adds <see cref="KeyedNames"/> and the
    /// engine.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">The settings, free of faults.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddProviders(this IServiceCollection services, DeliverySettings settings) =>
        services.AddReceipts(settings).AddHostedService<ProviderWatch>();

    /// <summary>As <see cref="AddProviders"/>, for a process that takes the providers' receipts and leaves calling them to others.</summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">The settings, free of faults.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddReceipts(this IServiceCollection services, DeliverySettings settings)
    {
        services.AddSingleton(settings);
        services.AddDelivery();
        foreach (var configured in settings.Providers)
        {
            services.AddKeyedSingleton(configured.Name, (s, _) => ProviderConnection.Open(configured.ConcurrencyMax, s.GetRequiredService<TimeProvider>()));
            services.AddSingleton(s => Make(s, settings, configured));
        }

        services.TryAddSingleton(static s => new ReceiptDesk(
            s.GetServices<IChannelProvider>(),
            s.GetRequiredService<IReceiptSink>,
            s.GetRequiredService<KeyedNames>(),
            s.GetRequiredService<Following>(),
            s.GetRequiredService<DeliveryMetrics>(),
            s.GetRequiredService<ILogger<ReceiptDesk>>()));
        services.TryAddSingleton<IReceiptDesk>(static s => s.GetRequiredService<ReceiptDesk>());
        return services;
    }

    /// <summary>
    /// Adds the sandbox: a provider for every channel that delivers to an <see cref="ISandboxInbox"/>. Its settings are <see cref="SandboxOptions"/>,
    /// read from configuration and checked at the start. It shows codes: the host decides when that is right.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddSandbox(this IServiceCollection services)
    {
        services.AddDelivery();
        services.AddOptions<SandboxOptions>()
            .BindConfiguration(SandboxOptions.SectionName)
            .Validate(
                static options => options.SandboxCapacity is >= 1 and <= SandboxOptions.CapacityMax,
                "OtpActors:SandboxCapacity must be a whole number from 1 to 5000000: how many messages the sandbox's inbox keeps.")
            .ValidateOnStart();
        services.AddSingleton(static s => new SandboxInbox(
            s.GetRequiredService<IOptions<SandboxOptions>>().Value.SandboxCapacity,
            s.GetRequiredService<MessageWriter>(),
            s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ISandboxInbox>(static s => s.GetRequiredService<SandboxInbox>());
        services.AddKeyedSingleton(nameof(SandboxProvider.SoonAfter), static (s, _) => Receipts(s, SandboxProvider.SoonAfter));
        services.AddKeyedSingleton(nameof(SandboxProvider.LateAfter), static (s, _) => Receipts(s, SandboxProvider.LateAfter));
        services.AddSingleton<IChannelProvider>(static s => new SandboxProvider(
            s.GetRequiredService<SandboxInbox>(),
            s.GetRequiredKeyedService<SandboxReceipts>(nameof(SandboxProvider.SoonAfter)),
            s.GetRequiredKeyedService<SandboxReceipts>(nameof(SandboxProvider.LateAfter)),
            s.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static IChannelProvider Make(IServiceProvider services, DeliverySettings settings, ConfiguredProvider configured) => configured.Make(
        new ProviderTools(
            configured.Name,
            configured.Channels,
            services.GetRequiredKeyedService<ProviderConnection>(configured.Name),
            services.GetRequiredService<KeyedNames>(),
            settings.PublicUrl is { } url ? new Uri(url, "receipts/" + configured.Name) : null,
            services.GetRequiredService<MessageWriter>(),
            services.GetRequiredService<TemplateBook>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<ProviderTools>>()));

    private static SandboxReceipts Receipts(IServiceProvider services, TimeSpan delay) => new(
        delay,
        services.GetRequiredService<IReceiptSink>,
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<DeliveryMetrics>(),
        services.GetRequiredService<ILogger<SandboxReceipts>>());
}
