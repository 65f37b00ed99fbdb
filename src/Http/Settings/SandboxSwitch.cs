using OtpActors.Delivery.Sandbox;

namespace OtpActors.Http.Settings;

/// <summary>Whether the sandbox, which shows every code, may run.</summary>
public static class SandboxSwitch
{
    /// <summary>Reads it. The sandbox is on by itself only where nobody else can connect, and nothing could be sent otherwise.</summary>
    /// <param name="settings">The settings; a fault is noted when there is no way to deliver.</param>
    /// <param name="addresses">Where the process listens.</param>
    /// <param name="anyProvider">Whether a provider is configured.</param>
    /// <returns>Whether the sandbox stands in for all providers.</returns>
    public static bool Read(SettingsReader settings, ListenAddresses addresses, bool anyProvider)
    {
        // The sandbox binds it by itself, but would tell a fault as an exception.
        _ = settings.Number(nameof(SandboxOptions.SandboxCapacity), 1, 1, SandboxOptions.CapacityMax);
        switch (settings.Flag("Sandbox"))
        {
            case null or false when anyProvider:
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
