using Microsoft.Extensions.DependencyInjection;
using OtpActors.Delivery.Sandbox;
using OtpActors.Engine;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;
using OtpActors.Grains.Calls;
using OtpActors.Grains.Inbox;

namespace OtpActors.Grains.Front;

/// <summary>What a front end without grains needs.</summary>
internal static class FrontEndExtensions
{
    /// <summary>
    /// Adds <see cref="IVerification"/>, <see cref="ISendRates"/> and <see cref="IReceiptSink"/> that hand everything to the cluster's silos, and the way to
    /// its actors (<see cref="IActors"/>) for what is only read and administered. The host adds the Orleans client and <c>KeyedNames</c>.
    /// </summary>
    public static IServiceCollection AddOtpActorsFrontEnd(this IServiceCollection services)
    {
        services.AddOtpActorsRecords();
        services.AddOtpActorsCalls();
        services.AddSingleton<RemoteRates>();
        services.AddSingleton<ISendRates>(static s => s.GetRequiredService<RemoteRates>());
        services.AddSingleton<Doors>();
        services.AddSingleton<IVerification, RemoteVerification>();
        services.AddSingleton<IReceiptSink, RemoteReceiptSink>();
        return services;
    }

    /// <summary>Shows the inbox of the cluster's sandbox.</summary>
    public static IServiceCollection AddOtpActorsInbox(this IServiceCollection services) => services.AddSingleton<ISandboxInbox, ClusterInbox>();
}
