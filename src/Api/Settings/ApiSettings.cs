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
        var data = settings.Text("Data");
        var addresses = ListenAddresses.Read(settings, commandLine.Urls ?? ListenAddresses.Configured(configuration));
        var delivery = DeliverySettings.Read(configuration, settings.Fault);
        var read = new ApiSettings(
            commandLine.Data ?? data ?? DataFolderDefault,
            addresses,
            SecretSettings.Read(settings),
            WorkspaceLimits.ReadOverrides(settings),
            delivery,
            PlanSettings.Read(settings),
            SandboxSwitch.Read(settings, addresses, delivery.Any),
            settings.Flag("Webhooks:AllowPrivate") ?? false);
        settings.FaultUnknown("Providers", "PublicUrl", "AppName", "Templates", "Server");
        settings.ThrowIfFaulty();
        return read;
    }
}
