using System.Collections.Concurrent;
using System.Globalization;
using OtpActors.Domain.Destinations;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Journals;
using OtpActors.Domain.Watches;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Verification;

namespace OtpActors.Engine.Watches;

/// <summary>What this process sees of all workspaces, and what their watches told it. Costs a request a few counts in memory; reports go out in rounds.</summary>
internal sealed class Lookout(KeyedNames names, TimeProvider clock)
{
    /// <summary>One for each workspace that was busy: the installation's own, so there are not many.</summary>
    private readonly ConcurrentDictionary<WorkspaceId, Tally> _tallies = new();

    public IEnumerable<KeyValuePair<WorkspaceId, Tally>> All => _tallies;

    /// <summary>A message left, or may have.</summary>
    public void Sent(WorkspaceSettings settings, PhoneNumber phone) => Count(settings, phone, sends: 1, approvals: 0);

    /// <summary>A code was compared.</summary>
    /// <param name="settings">The workspace.</param>
    /// <param name="phone">The OTP's number.</param>
    /// <param name="wrong">Wrong checks of the OTP so far.</param>
    /// <param name="right">Whether this one was right.</param>
    public void Checked(WorkspaceSettings settings, PhoneNumber phone, int wrong, bool right)
    {
        if (right)
        {
            Count(settings, phone, sends: 0, approvals: 1);
        }

        // An OTP counts once on each side, so that one person's typing errors are no spray.
        if (settings.Watch.Spray != WatchMode.Off && (right || wrong == 1))
        {
            Of(settings.Id).Check(right);
        }
    }

    /// <summary>Whether sends to a number are stopped.</summary>
    /// <returns>Why; null when they are not.</returns>
    public string? Stopped(WorkspaceSettings settings, PhoneNumber phone)
    {
        if (settings.Watch.Conversion != WatchMode.Block || !_tallies.TryGetValue(settings.Id, out var tally) || tally.Alarms is not { IsEmpty: false } alarms
            || DestinationRules.IsReserved(phone))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var (prefix, country) = Keys(phone);
        foreach (var alarm in alarms)
        {
            if (alarm.Severe && now < alarm.Until && alarm.Key == alarm.Kind switch
            {
                WatchKind.Prefix => prefix,
                WatchKind.Country => country,
                WatchKind.Spray => null,
            })
            {
                return alarm.Name + " converts badly";
            }
        }

        return null;
    }

    /// <summary>How long a check has to wait because the workspace is being sprayed; zero when it may go on.</summary>
    public TimeSpan Throttled(WorkspaceSettings settings)
    {
        if (settings.Watch.Spray != WatchMode.Block || !_tallies.TryGetValue(settings.Id, out var tally))
        {
            return TimeSpan.Zero;
        }

        var now = clock.GetUtcNow();
        return tally.Alarms.Any(a => a is { Kind: WatchKind.Spray, Severe: true } && now < a.Until) ? tally.Throttle(now) : TimeSpan.Zero;
    }

    /// <summary>Keeps a refusal with its reason (A41). Under a flood only some of them, and how many there were.</summary>
    public void Refused(WorkspaceId workspace, Refusal refusal, PhoneNumber? phone, OtpId? otp)
    {
        if (refusal.Code is RefusalCode.RateLimitExceeded or RefusalCode.DestinationBlocked or RefusalCode.InsufficientCredits or RefusalCode.ModuleInactive)
        {
            Note(workspace, refusal.Limit ?? RefusalNames.Of(refusal.Code), phone, otp, refusal.Reason);
        }
    }

    /// <summary>Keeps that a send went to a destination that is monitored.</summary>
    public void Monitored(WorkspaceId workspace, PhoneNumber phone, string rule) => Note(workspace, "monitored", phone, null, rule);

    /// <summary>How a phone is called in a journal: its actor's name, from which no number follows.</summary>
    public static string Subject(PhoneKey phone) => phone.Value.ToString("x32", CultureInfo.InvariantCulture);

    private static (string Prefix, string? Country) Keys(PhoneNumber phone) => (phone.E164[1..^4], Countries.Of(phone));

    private void Note(WorkspaceId workspace, string what, PhoneNumber? phone, OtpId? otp, string? reason)
    {
        var tally = Of(workspace);
        if (!tally.HasRoom())
        {
            return;
        }

        var subject = phone is { } number ? Subject(names.Phone(workspace, number)) : otp?.ToString();
        var shown = phone is { } masked ? $"{masked} {Countries.Of(masked) ?? "--"}" : "";
        tally.Note(new JournalEntry(0, clock.Moment(), what, "system", subject, $"{shown} {reason}".Trim() is { Length: > 0 } detail ? detail : null));
    }

    private void Count(WorkspaceSettings settings, PhoneNumber phone, int sends, int approvals)
    {
        if (settings.Watch.Conversion == WatchMode.Off || DestinationRules.IsReserved(phone))
        {
            return;
        }

        var (prefix, country) = Keys(phone);
        var tally = Of(settings.Id);
        tally.Count(WatchKind.Prefix, prefix, sends, approvals);
        if (country is not null)
        {
            tally.Count(WatchKind.Country, country, sends, approvals);
        }
    }

    private Tally Of(WorkspaceId workspace) => _tallies.GetOrAdd(workspace, static _ => new Tally());
}
