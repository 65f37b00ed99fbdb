using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Workspaces;
using OtpActors.Http.Settings;

namespace OtpActors.Http.Admin.Workspaces;

/// <summary>A workspace on the wire, as it is stored.</summary>
internal sealed record WorkspaceReply(
    string Id,
    string Name,
    DateTimeOffset CreatedAt,
    long Revision,
    IReadOnlyList<string> Modules,
    int PerSecond,
    string PhoneWindows,
    string AddressWindows,
    int FailedChecksPerDay,
    int MaxAttempts,
    int MaxAttemptsCeiling,
    string? Locale,
    IReadOnlyList<string> Countries,
    IReadOnlyList<string> MonitoredCountries,
    IReadOnlyList<string> DeniedCountries,
    bool CustomCodes,
    int RetentionHours,
    bool Metered,
    IReadOnlyDictionary<string, int> Prices,
    long DailyCredits,
    string Spray,
    string Conversion)
{
    public static WorkspaceReply Of(Workspace workspace)
    {
        var settings = workspace.Settings;
        return new WorkspaceReply(
            settings.Id.ToString(),
            workspace.Name,
            workspace.CreatedAt,
            workspace.Revision,
            ModuleNames.Of(settings),
            settings.SendsPerSecond,
            PhoneWindowList.Format(settings.Phone.Windows),
            PhoneWindowList.Format(settings.AddressWindows),
            settings.Phone.FailedChecks,
            settings.AttemptsDefault,
            settings.AttemptsCeiling,
            settings.Locale,
            settings.Destinations.Allowed,
            settings.Destinations.Monitored,
            settings.Destinations.Denied,
            settings.CustomCodes,
            (int)settings.Retention.TotalHours,
            settings.Credit is not null,
            settings.Credit?.Prices.ToDictionary(static p => $"{p.Channel.Name()}:{p.Country}", static p => p.Credits) ?? [],
            settings.Credit?.DailyMax ?? 0,
            WatchModes.Name(settings.Watch.Spray),
            WatchModes.Name(settings.Watch.Conversion));
    }
}
