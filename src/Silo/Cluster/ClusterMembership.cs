using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using OtpActors.Grains.Front;
using OtpActors.Http.Telemetry;
using OtpActors.Silo.Settings;
using StackExchange.Redis;

namespace OtpActors.Silo.Cluster;

/// <summary>How a process becomes part of a cluster.</summary>
internal static class ClusterMembership
{
    /// <summary>How long a front end waits for a silo: longer than any request takes there.</summary>
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(18);

    /// <summary>A silo joins: by Redis, or alone.</summary>
    public static void Join(ISiloBuilder silo, SiloSettings settings)
    {
        if (settings.Redis is not { } redis)
        {
            silo.UseLocalhostClustering(FreePort(), FreePort(), null, settings.ServiceId, settings.ClusterId);
            return;
        }

        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (settings.ClusterId, settings.ServiceId));
        silo.Configure<EndpointOptions>(endpoint =>
        {
            (endpoint.SiloPort, endpoint.GatewayPort) = (settings.SiloPort, settings.GatewayPort);
            if (settings.Address is { } address)
            {
                endpoint.AdvertisedIPAddress = address;
                var listen = ListenOn(address);
                endpoint.SiloListeningEndpoint = new IPEndPoint(listen, settings.SiloPort);
                endpoint.GatewayListeningEndpoint = new IPEndPoint(listen, settings.GatewayPort);
            }
        });
        silo.UseRedisClustering(options => options.ConfigurationOptions = Options(redis));

        // A silo that was heard within three of the longest probes is not suspected. Left alone, such a probe may take 20 s, and a frozen silo holds up
        // its callers for more than a minute.
        silo.Configure<ClusterMembershipOptions>(static membership => membership.MaxProbeTimeout = membership.ProbeTimeout);
    }

    /// <summary>A front end without grains calls the cluster's silos.</summary>
    public static void AddClient(WebApplicationBuilder builder, SiloSettings settings)
    {
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (settings.ClusterId, settings.ServiceId));
            client.UseRedisClustering(options => options.ConfigurationOptions = Options(settings.Redis!));
            if (OtlpSettings.Read(builder.Configuration).Traces)
            {
                client.AddActivityPropagation();
            }

            // A request has 15 s; what a frozen silo was handed is given up soon after, and a silo that is gone or new is noticed within ten.
            client.Configure<ClientMessagingOptions>(static messaging => messaging.ResponseTimeout = AnswerMax);
            client.Configure<GatewayOptions>(static gateway => gateway.GatewayListRefreshPeriod = TimeSpan.FromSeconds(10));
            client.UseConnectionRetryFilter(static async (_, cancellationToken) =>
            {
                // The silos may come up after us.
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
                return true;
            });
        });
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddOtpActorsFrontEnd();
    }

    /// <summary>All addresses of the kind that others are told, unless that one is nobody else's.</summary>
    private static IPAddress ListenOn(IPAddress address) =>
        IPAddress.IsLoopback(address) ? address : address.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;

    private static ConfigurationOptions Options(string redis)
    {
        var options = ConfigurationOptions.Parse(redis);
        options.AbortOnConnectFail = false;
        return options;
    }

    /// <summary>A throw-away silo must not be in anybody's way.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
