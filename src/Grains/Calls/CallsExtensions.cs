using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OtpActors.Engine.Ports;
using OtpActors.Grains.Watches;
using OtpActors.Grains.Webhooks;

namespace OtpActors.Grains.Calls;

/// <summary>The ways to the cluster's actors: the same for silos and for front ends.</summary>
internal static class CallsExtensions
{
    /// <summary>Adds <see cref="IActors"/> and <see cref="IWebhookActors"/>.</summary>
    public static IServiceCollection AddOtpActorsCalls(this IServiceCollection services)
    {
        services.TryAddSingleton(static s => new WatchDesk(s.GetRequiredService<IGrainFactory>(), s.GetRequiredService<TimeProvider>()));
        services.TryAddKeyedSingleton(
            Watched.Pages, static (s, _) => new WatchDesk(s.GetRequiredService<IGrainFactory>(), s.GetRequiredService<TimeProvider>(), Watched.Pages));
        services.TryAddSingleton<IActors, ClusterActors>();
        services.TryAddSingleton<IWebhookActors, ClusterWebhookActors>();
        return services;
    }
}
