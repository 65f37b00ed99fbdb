using System.Net;
using OtpActors.Delivery.Providers;
using OtpActors.Engine.Verification;
using OtpActors.Engine.Workspaces;
using OtpActors.Http.Settings;
using StackExchange.Redis;

namespace OtpActors.Silo.Settings;

/// <summary>Everything that can be set, read and checked before anything starts.</summary>
/// <param name="Roles">What the process does.</param>
/// <param name="Redis">Where the cluster keeps its state; null for a throw-away cluster in memory.</param>
/// <param name="ClusterId">Which cluster to join: silos of one cluster find each other by it.</param>
/// <param name="ServiceId">Which service's state to use; fixed for the life of an installation.</param>
/// <param name="Address">The address that other processes reach this silo at; null to look for one.</param>
/// <param name="SiloPort">Where other silos connect.</param>
/// <param name="GatewayPort">Where clients connect.</param>
/// <param name="DrainPause">How long to go on serving after readiness has turned false, so that proxies notice.</param>
/// <param name="Addresses">Where to listen for HTTP.</param>
/// <param name="Secrets">The secrets that are given.</param>
/// <param name="Overrides">What is said about the workspace <c>default</c>.</param>
/// <param name="Delivery">The providers.</param>
/// <param name="Plans">The order of channels by country.</param>
/// <param name="Sandbox">Whether the sandbox stands in for all of them.</param>
/// <param name="PrivateWebhooks">Whether webhooks may go to inner addresses.</param>
internal sealed record SiloSettings(
    Roles Roles,
    string? Redis,
    string ClusterId,
    string ServiceId,
    IPAddress? Address,
    int SiloPort,
    int GatewayPort,
    TimeSpan DrainPause,
    ListenAddresses Addresses,
    SecretSettings Secrets,
    WorkspaceOverrides Overrides,
    DeliverySettings Delivery,
    PlanRules Plans,
    bool Sandbox,
    bool PrivateWebhooks)
{
    /// <summary>Whether the process keeps everything in memory.</summary>
    public bool ThrowAway => Redis is null;

    /// <summary>Reads them.</summary>
    /// <exception cref="SettingsException">Some are faulty; all faults are told.</exception>
    public static SiloSettings Read(IConfiguration configuration, CommandLine commandLine)
    {
        var settings = new SettingsReader(configuration);
        var addresses = ListenAddresses.Read(settings, commandLine.Urls ?? ListenAddresses.Configured(configuration));
        var delivery = DeliverySettings.Read(configuration, settings.Fault);
        var redis = settings.Text("Redis");
        var read = new SiloSettings(
            commandLine.Roles,
            redis,
            settings.Text("ClusterId") ?? "otpactors",
            settings.Text("ServiceId") ?? "otpactors",
            ReadAddress(settings),
            settings.Number("Silo:Port", 11111, 1, 65535),
            settings.Number("Silo:GatewayPort", 30000, 1, 65535),
            TimeSpan.FromSeconds(settings.Number("DrainSeconds", redis is null ? 0 : 5, 0, 60)),
            addresses,
            SecretSettings.Read(settings),
            WorkspaceLimits.ReadOverrides(settings),
            delivery,
            PlanSettings.Read(settings),
            SandboxOf(settings, commandLine.Roles, addresses, delivery.Any, redis),
            settings.Flag("Webhooks:AllowPrivate") ?? false);
        read.Check(settings);
        settings.FaultUnknown("Providers", "PublicUrl", "AppName", "Templates", "SandboxCapacity", "Server", "Data");
        settings.ThrowIfFaulty();
        return read;
    }

    /// <summary>Who only hands requests on need not know how silos deliver.</summary>
    private static bool SandboxOf(SettingsReader settings, Roles roles, ListenAddresses addresses, bool anyProvider, string? redis)
    {
        if (!roles.HasFlag(Roles.Silo))
        {
            return settings.Flag("Sandbox") ?? (!anyProvider && addresses.IsLoopback);
        }

        if (redis is not null && !anyProvider && settings.Flag("Sandbox") is null)
        {
            // One silo that was not told of the providers would take its part of the messages and send none.
            settings.Fault("Sandbox", "is not set, and no provider is configured. Configure the providers of the cluster, or set it to true on every process to try the service.");
            return false;
        }

        return SandboxSwitch.Read(settings, addresses, anyProvider);
    }

    private static IPAddress? ReadAddress(SettingsReader settings)
    {
        if (settings.Text("Silo:Address") is not { } text)
        {
            return null;
        }

        if (!IPAddress.TryParse(text, out var address))
        {
            settings.Fault("Silo:Address", $"is \"{text}\": write the IP address at which other processes reach this silo.");
        }
        else if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            settings.Fault("Silo:Address", $"is \"{text}\", which is no address to connect to: write the one at which other processes reach this silo.");
        }

        return address;
    }

    private void Check(SettingsReader settings)
    {
        if (Redis is null)
        {
            if (Roles != Roles.Both)
            {
                settings.Fault("Redis", "is not set, so there is no cluster to join: set it to host:port, or leave --roles out to try the service in one process.");
            }
        }
        else
        {
            CheckRedis(settings, Redis);
        }
    }

    private void CheckRedis(SettingsReader settings, string redis)
    {
        if (SiloPort == GatewayPort)
        {
            settings.Fault("Silo:GatewayPort", $"is {GatewayPort}, as is Silo:Port: each needs a port of its own.");
        }

        if (!IsRedis(redis))
        {
            settings.Fault("Redis", "is not a Redis address: write host:port, and options after commas, for example redis:6379,ssl=true,password=...");
        }

        if (Secrets.PhoneKey is null)
        {
            settings.Fault("PhoneKey", "is not set: every process of a cluster needs the same one. Make it once with \"openssl rand -base64 32\" and keep it.");
        }

        if (Roles.HasFlag(Roles.Silo) && Secrets.CodeKeys.IsEmpty)
        {
            settings.Fault("CodeKeys:0", "is not set: every silo of a cluster needs the same ones. Write k1:<base64 of 32 bytes>, made with \"openssl rand -base64 32\".");
        }

        if (Roles.HasFlag(Roles.Api) && Secrets.BootstrapKey is null && Secrets.AdminKey is null)
        {
            settings.Fault("BootstrapKey", "is not set, nor is OtpActors__AdminKey, so nobody could use the API: write oat_ and then 32 to 128 letters, digits or underscores.");
        }
    }

    private static bool IsRedis(string redis)
    {
        try
        {
            return ConfigurationOptions.Parse(redis).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
