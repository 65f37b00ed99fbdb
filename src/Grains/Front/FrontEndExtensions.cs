using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Sandbox;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Inbox;

namespace OtpActors.Grains.Front;

/// <summary>What a front end without grains needs.</summary>
internal static class FrontEndExtensions
{
    /// <summary>Adds <see cref="IVerification"/> and <see cref="ISendRates"/> that hand everything to the cluster's silos. The host adds the Orleans client.</summary>
    public static IServiceCollection AddOtpActorsFrontEnd(this IServiceCollection services)
    {
        services.AddSingleton<RemoteRates>();
        services.AddSingleton<ISendRates>(static s => s.GetRequiredService<RemoteRates>());
        services.AddSingleton<IVerification, RemoteVerification>();
        services.AddSingleton<ISandboxInbox, ClusterInbox>();
        return services;
    }
}
