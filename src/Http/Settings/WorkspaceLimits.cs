using OtpActors.Domain;
using OtpActors.Domain.Workspaces;

namespace OtpActors.Http.Settings;

/// <summary>The limits of the workspace <c>default</c> from the configuration.</summary>
public static class WorkspaceLimits
{
    private const int PerSecondMax = 1_000_000;

    /// <summary>Reads them.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The workspace; what is unset or faulty stays as it is without any setting.</returns>
    public static WorkspaceSettings Read(SettingsReader settings)
    {
        var standard = WorkspaceSettings.Default;
        var windows = standard.Phone.Windows;
        if (settings.Text("Limits:PhoneWindows") is { } text && !PhoneWindowList.TryParse(text, out windows))
        {
            settings.Fault(
                "Limits:PhoneWindows",
                $"is \"{text}\": write 1 to {Limits.PhoneWindowsMax} windows of different lengths as <count>/<duration>, for example \"1/60s,5/1h\"; "
                + $"counts from 1 to {Limits.PhoneWindowCountMax}, durations in s, m or h up to 24h.");
        }

        return standard with
        {
            SendsPerSecond = settings.Number("Limits:WorkspacePerSecond", standard.SendsPerSecond, 0, PerSecondMax),
            AttemptsDefault = settings.Number("Limits:MaxAttempts", standard.AttemptsDefault, 1, Limits.AttemptsMax),
            Phone = standard.Phone with
            {
                Windows = windows,
                FailedChecks = settings.Number("Limits:FailedChecksPerDay", standard.Phone.FailedChecks, 1, Limits.FailedChecksMax),
            },
        };
    }
}
