using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Administration;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Credits;
using OtpActors.Engine.Journals;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Telemetry;
using OtpActors.Engine.Verification;
using OtpActors.Engine.Watches;
using OtpActors.Engine.Workspaces;

namespace OtpActors.Engine;

/// <summary>Registers what happens around the rules.</summary>
public static class EngineServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IVerification"/>, <see cref="IAlarm"/>, <see cref="IReceiptSink"/> and the actors. The host adds an engine
    /// (<see cref="IActors"/>, <see cref="ISendRates"/>), <see cref="IWorkspaces"/>, <see cref="IProviderRouter"/>, and the secrets
    /// (<see cref="CodeVault"/>, <see cref="Identity.KeyedNames"/>).
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddOtpActorsEngine(this IServiceCollection services)
    {
        services.AddOtpActorsRecords();
        services.TryAddSingleton(PlanRules.None);
        services.TryAddSingleton<ITemplates, StandardTemplate>();
        services.AddSingleton<OtpActor>();
        services.AddSingleton<PhoneActor>();
        services.AddSingleton<ClaimActor>();
        services.AddSingleton<ReferenceActor>();
        services.TryAddSingleton<IOtpEvents, NoOtpEvents>();
        services.AddSingleton<Admission>();
        services.TryAddSingleton<IEarlyReceipts, EarlyReceipts>();
        services.AddSingleton<MessageIndex>();
        services.AddSingleton<DeliveryDriver>();
        services.AddSingleton<Idempotency>();
        services.AddSingleton<Reservations>();
        services.AddSingleton<SendFlow>();
        services.AddSingleton<ResendFlow>();
        services.AddSingleton<CheckFlow>();
        services.AddSingleton<SearchFlow>();
        services.AddSingleton<Verifier>();
        services.AddSingleton<IVerification>(static s => s.GetRequiredService<Verifier>());
        services.AddSingleton<IAlarm, OtpAlarm>();
        services.AddSingleton<IReceiptSink, ReceiptSink>();
        return services;
    }

    /// <summary>
    /// Adds what the desks of <see cref="AddWorkspaces"/> ask and nothing that drives a request: enough for a front end that hands requests to others.
    /// The host adds an engine (<see cref="IActors"/>) and <see cref="Identity.KeyedNames"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddOtpActorsRecords(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(OtpPolicy.Standard);
        services.TryAddSingleton(static s => s.GetRequiredService<OtpPolicy>().Delivery);
        services.TryAddSingleton<EngineMetrics>();
        services.TryAddSingleton<WorkspaceActor>();
        services.TryAddSingleton<RegistryActor>();
        services.TryAddSingleton<JournalActor>();
        services.TryAddSingleton<SheetActor>();
        services.TryAddSingleton<WatchActor>();
        services.TryAddSingleton<AccountActor>();
        services.TryAddSingleton<EndpointsActor>();
        services.TryAddSingleton<OutboxActor>();
        services.TryAddSingleton<PageActor>();
        services.TryAddSingleton<Cashier>();
        services.TryAddSingleton<Shelf>();
        services.TryAddSingleton<JournalBook>();
        services.TryAddSingleton<Lookout>();
        services.TryAddSingleton<FollowUp>();
        return services;
    }

    /// <summary>
    /// Adds the stored workspaces and their keys (<see cref="IWorkspaces"/>, <see cref="IKeyDirectory"/>) and the desks of the administrators. Comes after
    /// the engine, whose actors it asks when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="overrides">What the operator's configuration says about <c>default</c>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddWorkspaces(this IServiceCollection services, WorkspaceOverrides overrides)
    {
        services.AddSingleton(overrides);
        services.AddSingleton<WorkspaceSnapshot>();
        services.AddSingleton<IWorkspaces>(static s => s.GetRequiredService<WorkspaceSnapshot>());
        services.AddSingleton<IKeyDirectory>(static s => s.GetRequiredService<WorkspaceSnapshot>());
        services.AddSingleton<WorkspaceRefresh>();
        services.AddHostedService(static s => s.GetRequiredService<WorkspaceRefresh>());
        services.AddHostedService<LookoutRounds>();
        services.AddSingleton<IWorkspaceDesk, WorkspaceDesk>();
        services.AddSingleton<IAuditLog, AuditLog>();
        services.AddSingleton<IWatchDesk, WatchDesk>();
        services.AddSingleton<ICreditDesk, CreditDesk>();
        services.AddSingleton<ISupportDesk, SupportDesk>();
        return services;
    }
}
