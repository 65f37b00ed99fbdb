using System.Collections.Immutable;
using OtpActors.Domain;
using OtpActors.Domain.Phones;
using OtpActors.Engine.Workspaces;

namespace OtpActors.Http.Settings;

/// <summary>The limits of the workspace <c>default</c> from the configuration.</summary>
public static class WorkspaceLimits
{
    private const int PerSecondMax = 1_000_000;

    /// <summary>Reads them as what wins over the limits that the admin API stored.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>What is set and not faulty.</returns>
    public static WorkspaceOverrides ReadOverrides(SettingsReader settings)
    {
        ImmutableArray<PhoneWindow> windows = [];
        if (settings.Text("Limits:PhoneWindows") is { } text && !PhoneWindowList.TryParse(text, out windows))
        {
            settings.Fault(
                "Limits:PhoneWindows",
                $"is \"{text}\": write 1 to {Limits.PhoneWindowsMax} windows of different lengths as <count>/<duration>, for example \"1/60s,5/1h\"; "
                + $"counts from 1 to {Limits.PhoneWindowCountMax}, durations in s, m or h up to 24h.");
        }

        var perSecond = Number(settings, "Limits:WorkspacePerSecond", 0, PerSecondMax);
        var attempts = Number(settings, "Limits:MaxAttempts", 1, Limits.AttemptsMax);
        var failedChecks = Number(settings, "Limits:FailedChecksPerDay", 1, Limits.FailedChecksMax);
        return new WorkspaceOverrides(stored => stored with
        {
            SendsPerSecond = perSecond ?? stored.SendsPerSecond,
            AttemptsDefault = attempts ?? stored.AttemptsDefault,
            AttemptsCeiling = Math.Max(attempts ?? 0, stored.AttemptsCeiling),
            Phone = stored.Phone with
            {
                Windows = windows.IsEmpty ? stored.Phone.Windows : windows,
                FailedChecks = failedChecks ?? stored.Phone.FailedChecks,
            },
        });
    }

    private static int? Number(SettingsReader settings, string key, int min, int max) =>
        settings.Text(key) is null ? null : settings.Number(key, min, min, max);
}
