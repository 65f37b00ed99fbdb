using System.Collections.Immutable;
using OtpActors.Domain;
using OtpActors.Domain.Destinations;
using OtpActors.Domain.Phones;
using OtpActors.Domain.Watches;
using OtpActors.Domain.Workspaces;
using OtpActors.Http.Bodies;
using OtpActors.Http.Otps.Send;
using OtpActors.Http.Settings;

namespace OtpActors.Http.Admin.Workspaces;

/// <summary>Checks the form of what is to change about a workspace. All faults are told at once.</summary>
internal static class WorkspaceForm
{
    private static readonly TextForm Name = TextForm.OfLength("name", Limits.NoteMax);
    private static readonly TextForm Locale = new("locale", LocaleForm.Fits, "Give a BCP 47 language tag, for example \"en\" or \"pt-BR\".");
    private static readonly NumberRange PerSecond = new("per_second", 0, 1_000_000);
    private static readonly NumberRange FailedChecks = new("failed_checks_per_day", 1, Limits.FailedChecksMax);
    private static readonly NumberRange Attempts = new("max_attempts", 1, Limits.AttemptsMax);
    private static readonly NumberRange Ceiling = new("max_attempts_ceiling", 1, Limits.AttemptsMax);
    private static readonly NumberRange Retention = new("retention_hours", 1, (int)Limits.RetentionMax.TotalHours);

    /// <summary>The change; it means something only when there is no error.</summary>
    public static Func<Workspace, Workspace> Read(WorkspaceBody body, FieldErrors errors)
    {
        var name = Name.Read(body.Name, errors);
        var modules = Modules(body, errors);
        var limits = ReadLimits(body, errors);
        var locale = Locale.Read(body.Locale, errors);
        var custom = Flag("custom_codes", body.CustomCodes, errors);
        var retention = Retention.Read(body.RetentionHours, errors);
        var countries = Countries("countries", body.Countries, errors);
        var monitored = Countries("monitored_countries", body.MonitoredCountries, errors);
        var denied = Countries("denied_countries", body.DeniedCountries, errors);
        var credit = CreditForm.Read(body, errors);
        WatchMode? spray = Mode("spray", body.Spray, errors), conversion = Mode("conversion", body.Conversion, errors);
        return workspace =>
        {
            var settings = limits(workspace.Settings);
            var rules = settings.Destinations;
            var keep = retention is { } hours ? TimeSpan.FromHours(hours) : settings.Retention;
            return workspace with
            {
                Name = name ?? workspace.Name,
                Settings = settings with
                {
                    WhatsApp = modules?.Contains(ModuleNames.WhatsApp) ?? settings.WhatsApp,
                    Sms = modules?.Contains(ModuleNames.Sms) ?? settings.Sms,
                    Locale = body.Locale.State == FieldState.Null ? null : locale ?? settings.Locale,
                    CustomCodes = custom ?? settings.CustomCodes,
                    Retention = keep,
                    Phone = settings.Phone with { ListedFor = keep },
                    Destinations = new DestinationRules(
                        countries ?? rules.Allowed, monitored ?? rules.Monitored, denied ?? rules.Denied, rules.Rules),
                    Credit = credit(settings.Credit),
                    Watch = new WatchPolicy(spray ?? settings.Watch.Spray, conversion ?? settings.Watch.Conversion),
                },
            };
        };
    }

    /// <summary>The names of the fields that were given: what changed, without the values.</summary>
    public static string Names(WorkspaceBody body) => string.Join(
        ", ",
        from property in BodyJson.Default.WorkspaceBody.Properties
        where !property.IsExtensionData && property.Get?.Invoke(body) is { } field && !field.Equals(Activator.CreateInstance(property.PropertyType))
        select property.Name);

    public static bool? Flag(string name, Field<bool> field, FieldErrors errors) =>
        errors.Given(name, field, "Give true or false.", out var flag) ? flag : null;

    private static Func<WorkspaceSettings, WorkspaceSettings> ReadLimits(WorkspaceBody body, FieldErrors errors)
    {
        int? perSecond = PerSecond.Read(body.PerSecond, errors), failedChecks = FailedChecks.Read(body.FailedChecksPerDay, errors);
        int? attempts = Attempts.Read(body.MaxAttempts, errors), ceiling = Ceiling.Read(body.MaxAttemptsCeiling, errors);
        var phone = Windows("phone_windows", body.PhoneWindows, errors);
        var address = Windows("address_windows", body.AddressWindows, errors);
        if (attempts > ceiling)
        {
            errors.Add("max_attempts", "Give a number that is not above max_attempts_ceiling.");
        }

        return settings => settings with
        {
            SendsPerSecond = perSecond ?? settings.SendsPerSecond,
            AttemptsDefault = Math.Min(attempts ?? settings.AttemptsDefault, ceiling ?? Limits.AttemptsMax),
            AttemptsCeiling = ceiling ?? Math.Max(settings.AttemptsCeiling, attempts ?? 1),
            Phone = settings.Phone with { Windows = phone ?? settings.Phone.Windows, FailedChecks = failedChecks ?? settings.Phone.FailedChecks },
            AddressWindows = address ?? settings.AddressWindows,
        };
    }

    private static IReadOnlyList<string>? Modules(WorkspaceBody body, FieldErrors errors)
    {
        const string Sentence = $"Give a list of \"{ModuleNames.WhatsApp}\" and \"{ModuleNames.Sms}\".";
        if (!errors.Given("modules", body.Modules, Sentence, out var modules))
        {
            return null;
        }

        if (modules.Any(static m => m is not (ModuleNames.WhatsApp or ModuleNames.Sms)))
        {
            errors.Add("modules", Sentence);
        }

        return modules;
    }

    private static ImmutableArray<PhoneWindow>? Windows(string name, Field<string> field, FieldErrors errors)
    {
        const string Sentence = "Give windows of different lengths as <count>/<duration>, for example \"1/60s,5/1h\": counts 1 to 100, durations in s, m or h up to 24h.";
        if (!errors.Given(name, field, Sentence, out var text))
        {
            return null;
        }

        ImmutableArray<PhoneWindow> windows = [];
        if (text.Length > 0 && !PhoneWindowList.TryParse(text, out windows))
        {
            errors.Add(name, Sentence);
        }

        return windows;
    }

    private static ImmutableArray<string>? Countries(string name, Field<IReadOnlyList<string>> field, FieldErrors errors)
    {
        const string Sentence = "Give a list of countries in ISO 3166-1 alpha-2, such as \"DE\"; \"*\" stands for all.";
        if (!errors.Given(name, field, Sentence, out var countries))
        {
            return null;
        }

        if (countries.Any(static c => c != DestinationRules.Any && !Domain.Destinations.Countries.Exists(c)))
        {
            errors.Add(name, Sentence);
        }

        return [.. countries.Distinct()];
    }

    private static WatchMode? Mode(string name, Field<string> field, FieldErrors errors)
    {
        const string Sentence = "Give \"off\", \"monitor\" or \"block\".";
        if (!errors.Given(name, field, Sentence, out var text))
        {
            return null;
        }

        if (WatchModes.Parse(text) is { } mode)
        {
            return mode;
        }

        errors.Add(name, Sentence);
        return null;
    }
}
