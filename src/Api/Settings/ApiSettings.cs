using OtpActors.Delivery.Providers;
using OtpActors.Engine.Verification;
using OtpActors.Engine.Workspaces;
using OtpActors.Http.Settings;

namespace OtpActors.Api.Settings;

/// <summary>Everything that can be set, read and checked before anything starts.</summary>
/// <param name="DataFolder">Where everything is kept.</param>
/// <param name="Addresses">Where to listen.</param>
/// <param name="Secrets">The secrets that are given.</param>
/// <param name="Overrides">What is said about the workspace <c>default</c>.</param>
/// <param name="Delivery">The providers.</param>
/// <param name="Plans">The order of channels by country.</param>
/// <param name="Sandbox">Whether the sandbox stands in for all of them.</param>
/// <param name="PrivateWebhooks">Whether webhooks may go to inner addresses.</param>
internal sealed record ApiSettings(
    string DataFolder,
    ListenAddresses Addresses,
    SecretSettings Secrets,
    WorkspaceOverrides Overrides,
    DeliverySettings Delivery,
    PlanRules Plans,
    bool Sandbox,
    bool PrivateWebhooks)
{
    private const string DataFolderDefault = "./data";

    /// <summary>Reads them.</summary>
    /// <exception cref="SettingsException">Some are faulty; all faults are told.</exception>
    public static ApiSettings Read(IConfiguration configuration, CommandLine commandLine)
    {
        var settings = new SettingsReader(configuration);
        var addresses = ListenAddresses.Read(settings, commandLine.Urls ?? ListenAddresses.Configured(configuration));
        var delivery = DeliverySettings.Read(configuration, settings.Fault);
        var read = new ApiSettings(
            commandLine.Data ?? settings.Text("Data") ?? DataFolderDefault,
            addresses,
            SecretSettings.Read(settings),
            WorkspaceLimits.ReadOverrides(settings),
            delivery,
            PlanSettings.Read(settings),
            SandboxOf(settings, addresses, delivery),
            settings.Flag("Webhooks:AllowPrivate") ?? false);
        settings.ThrowIfFaulty();
        return read;
    }

    // The sandbox shows codes. It is on by itself only where nobody else can connect, and nothing could be sent otherwise.
    private static bool SandboxOf(SettingsReader settings, ListenAddresses addresses, DeliverySettings delivery)
    {
        var asked = settings.Flag("Sandbox");
        switch (asked)
        {
            case null or false when delivery.Any:
                return false;
            case false:
                settings.Fault("Sandbox", "is false, but no provider is configured, so nothing could be sent. Configure a provider, or set it to true to try the service.");
                break;
            case null when !addresses.IsLoopback:
                settings.Fault(
                    $"No provider is configured, and {string.Join(", ", addresses.All)} can be reached from other machines. The sandbox, which shows every code, "
                    + "is not switched on by itself there. Configure a provider, listen on http://localhost:8080 only, or set OtpActors__Sandbox=true.");
                break;
        }

        return true;
    }
}
