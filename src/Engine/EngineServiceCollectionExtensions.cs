using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Telemetry;
using OtpActors.Engine.Verification;

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
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(OtpPolicy.Standard);
        services.TryAddSingleton(PlanRules.None);
        services.TryAddSingleton(static s => s.GetRequiredService<OtpPolicy>().Delivery);
        services.TryAddSingleton<ITemplates, StandardTemplate>();
        services.AddSingleton<EngineMetrics>();
        services.AddSingleton<OtpActor>();
        services.AddSingleton<PhoneActor>();
        services.AddSingleton<ClaimActor>();
        services.AddSingleton<ReferenceActor>();
        services.TryAddSingleton<IOtpEvents, NoOtpEvents>();
        services.AddSingleton<FollowUp>();
        services.AddSingleton<EarlyReceipts>();
        services.AddSingleton<MessageIndex>();
        services.AddSingleton<DeliveryDriver>();
        services.AddSingleton<Idempotency>();
        services.AddSingleton<SendFlow>();
        services.AddSingleton<ResendFlow>();
        services.AddSingleton<CheckFlow>();
        services.AddSingleton<SearchFlow>();
        services.AddSingleton<IVerification, Verifier>();
        services.AddSingleton<IAlarm, OtpAlarm>();
        services.AddSingleton<IReceiptSink, ReceiptSink>();
        return services;
    }
}
