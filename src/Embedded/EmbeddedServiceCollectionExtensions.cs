using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OtpActors.Domain.Credits;
using OtpActors.Domain.Journals;
using OtpActors.Domain.Otps;
using OtpActors.Domain.Phones;
using OtpActors.Domain.Watches;
using OtpActors.Domain.Webhooks;
using OtpActors.Domain.Workspaces;
using OtpActors.Embedded.Folder;
using OtpActors.Embedded.Mailboxes;
using OtpActors.Embedded.Rates;
using OtpActors.Embedded.Store;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Credits;
using OtpActors.Engine.Journals;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Watches;
using OtpActors.Engine.Workspaces;

namespace OtpActors.Embedded;

/// <summary>Adds the embedded engine to a host.</summary>
public static class EmbeddedServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IActors"/>, <see cref="IWebhookActors"/>, <see cref="ISendRates"/> and the engine behind them. The host adds the rest: <c>CodeVault</c>,
    /// <c>OtpPolicy</c>, <c>KeyedNames</c>, <see cref="IAlarm"/> and, where there are webhooks, <see cref="IPageAlarm"/>. A host that needs the folder earlier (for its secrets) opens it and adds it itself.
    /// Problems with the folder surface at the start as <see cref="DataFolderException"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets options; they are checked at the start.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEmbeddedEngine(this IServiceCollection services, Action<EmbeddedOptions>? configure = null)
    {
        services.AddOptions<EmbeddedOptions>().Configure(configure ?? (static _ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EmbeddedOptions>, EmbeddedOptionsValidator>());
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(static s => DataFolder.Open(s.GetRequiredService<IOptions<EmbeddedOptions>>().Value.DataFolder));
        AddRules(services);
        services.TryAddSingleton<RowWriterFactory>(static path => new RowWriter(path));
        services.TryAddSingleton<ISendRates, LocalSendRates>();
        services.TryAddSingleton<EmbeddedEngine>();
        services.TryAddSingleton<IActors, EmbeddedActors>();
        services.TryAddSingleton<IWebhookActors, EmbeddedWebhookActors>();
        services.AddHostedService(static s => s.GetRequiredService<EmbeddedEngine>());
        return services;
    }

    private static void AddRules(IServiceCollection services)
    {
        services.TryAddSingleton<IActor<OtpState, OtpRequest, OtpAnswer>, OtpActor>();
        services.TryAddSingleton<IActor<PhoneState, PhoneRequest, PhoneAnswer>, PhoneActor>();
        services.TryAddSingleton<IActor<ClaimState, ClaimRequest, ClaimAnswer>, ClaimActor>();
        services.TryAddSingleton<IActor<ReferenceState, ReferenceRequest, ReferenceAnswer>, ReferenceActor>();
        services.TryAddSingleton<IActor<EndpointsState, EndpointsRequest, EndpointsAnswer>, EndpointsActor>();
        services.TryAddSingleton<IActor<OutboxState, OutboxRequest, OutboxAnswer>, OutboxActor>();
        services.TryAddSingleton<IActor<PageState, PageRequest, PageAnswer>, PageActor>();
        AddOther<WorkspaceActor, Workspace, WorkspaceRequest, WorkspaceAnswer>(services);
        AddOther<RegistryActor, RegistryState, RegistryRequest, RegistryAnswer>(services);
        AddOther<JournalActor, Journal, JournalRequest, JournalAnswer>(services);
        AddOther<SheetActor, Sheet, SheetRequest, SheetAnswer>(services);
        AddOther<AccountActor, AccountState, AccountCommand, AccountAnswer>(services);
        AddOther<WatchActor, WatchState, WatchRequest, WatchAnswer>(services);
        services.TryAddSingleton<ActorRules>();
    }

    private static void AddOther<TActor, TState, TRequest, TAnswer>(IServiceCollection services)
        where TActor : class, IPortableActor<TState, TRequest, TAnswer>
        where TState : class
    {
        services.TryAddSingleton<TActor>();
        services.AddSingleton<IActorHouse>(static s => new ActorHouse<TState, TRequest, TAnswer>(s.GetRequiredService<TActor>()));
    }
}
