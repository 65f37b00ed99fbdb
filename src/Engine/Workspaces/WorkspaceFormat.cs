using System.Collections.Immutable;
using OtpActors.Domain.Credits;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Destinations;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Phones;
using OtpActors.Domain.Watches;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Workspaces;

/// <summary>How a workspace is stored. The first number is the version; an older one is upgraded while it is read, a newer one is refused.</summary>
internal static class WorkspaceFormat
{
    private const int Version = 1;

    public static void Write(Workspace workspace, ref StateWriter to)
    {
        to.Number(Version);
        to.Number((ulong)workspace.Revision);
        to.Text(workspace.Name);
        to.Time(workspace.CreatedAt);
        WriteSettings(workspace.Settings, ref to);
        to.Number(workspace.Keys.Length);
        foreach (var key in workspace.Keys)
        {
            to.Text(key.Id);
            to.Text(key.Label);
            to.Bits(key.Digest.High);
            to.Bits(key.Digest.Low);
            to.Number(key.Scopes);
            to.Time(key.CreatedAt);
            to.Time(key.EndsAt);
            to.Flag(key.Revoked);
            to.Time(key.LastUsedAt);
        }
    }

    public static Workspace Read(ref StateReader from)
    {
        var version = from.Small();
        if (version != Version)
        {
            throw new InvalidDataException($"A workspace is stored in format {version}; this build reads formats up to {Version}.");
        }

        var revision = (long)from.Number();
        var name = from.Text();
        var createdAt = from.Time();
        var settings = ReadSettings(ref from);
        var keys = ImmutableArray.CreateBuilder<AccessKey>(from.Count());
        for (var i = 0; i < keys.Capacity; i++)
        {
            keys.Add(new AccessKey(
                from.Text(), from.Text(), new KeyDigest(from.Bits(), from.Bits()), from.Small(), from.Time(), from.TimeOrNone(), from.Flag(), from.TimeOrNone()));
        }

        return new Workspace(settings, name, createdAt, revision, keys.MoveToImmutable());
    }

    private static void WriteSettings(WorkspaceSettings settings, ref StateWriter to)
    {
        to.Text(settings.Id.ToString());
        to.Flag(settings.WhatsApp);
        to.Flag(settings.Sms);
        to.Number(settings.SendsPerSecond);
        to.Number(settings.AttemptsDefault);
        to.Number(settings.AttemptsCeiling);
        WindowFormat.Write(settings.Phone.Windows, ref to);
        to.Number(settings.Phone.FailedChecks);
        to.Flag(settings.CustomCodes);
        to.Text(settings.Locale);
        to.Span(settings.Retention);
        to.Span(settings.ReceiptTimeout);
        WindowFormat.Write(settings.AddressWindows, ref to);
        WriteDestinations(settings.Destinations, ref to);
        to.Flag(settings.Credit is not null);
        if (settings.Credit is { } credit)
        {
            WriteCredit(credit, ref to);
        }

        to.Number((int)settings.Watch.Spray);
        to.Number((int)settings.Watch.Conversion);
    }

    private static WorkspaceSettings ReadSettings(ref StateReader from)
    {
        if (!WorkspaceId.TryParse(from.Text(), out var id))
        {
            throw new InvalidDataException("A workspace in stored state has no name.");
        }

        bool whatsApp = from.Flag(), sms = from.Flag();
        int perSecond = from.Small(), attempts = from.Small(), ceiling = from.Small();
        var windows = WindowFormat.Read(ref from);
        var failedChecks = from.Small();
        var customCodes = from.Flag();
        var locale = from.TextOrNone();
        TimeSpan retention = from.Span(), receiptTimeout = from.Span();
        return new WorkspaceSettings(
            id, whatsApp, sms, perSecond, attempts, ceiling, new PhonePolicy(windows, failedChecks, retention), customCodes, locale, retention, receiptTimeout)
        {
            AddressWindows = WindowFormat.Read(ref from),
            Destinations = ReadDestinations(ref from),
            Credit = from.Flag() ? ReadCredit(ref from) : null,
            Watch = new WatchPolicy(Defined((WatchMode)from.Small()), Defined((WatchMode)from.Small())),
        };
    }

    private static void WriteDestinations(DestinationRules destinations, ref StateWriter to)
    {
        WriteTexts(destinations.Allowed, ref to);
        WriteTexts(destinations.Monitored, ref to);
        WriteTexts(destinations.Denied, ref to);
        to.Number(destinations.Rules.Length);
        foreach (var rule in destinations.Rules)
        {
            to.Text(rule.Id);
            to.Text(rule.Prefix);
            to.Bits(rule.Number ?? 0);
            to.Text(rule.Shown);
            to.Number((int)rule.Action);
            to.Text(rule.Reason);
            to.Time(rule.CreatedAt);
            to.Time(rule.EndsAt);
        }
    }

    private static DestinationRules ReadDestinations(ref StateReader from)
    {
        ImmutableArray<string> allowed = ReadTexts(ref from), monitored = ReadTexts(ref from), denied = ReadTexts(ref from);
        var rules = ImmutableArray.CreateBuilder<DestinationRule>(from.Count());
        for (var i = 0; i < rules.Capacity; i++)
        {
            var id = from.Text();
            var prefix = from.TextOrNone();
            var number = from.Bits();
            rules.Add(new DestinationRule(
                id, prefix, prefix is null ? number : null, from.Text(), Defined((DestinationAction)from.Small()), from.Text(), from.Time(), from.TimeOrNone()));
        }

        return new DestinationRules(allowed, monitored, denied, rules.MoveToImmutable());
    }

    private static void WriteCredit(CreditPolicy credit, ref StateWriter to)
    {
        to.Number(credit.Prices.Length);
        foreach (var price in credit.Prices)
        {
            to.Number((int)price.Channel);
            to.Text(price.Country);
            to.Number(price.Credits);
        }

        to.Number((ulong)(credit.DailyMax + 1 ?? 0));
        to.Number(credit.Thresholds.Length);
        foreach (var threshold in credit.Thresholds)
        {
            to.Number((ulong)threshold);
        }
    }

    private static CreditPolicy ReadCredit(ref StateReader from)
    {
        var prices = ImmutableArray.CreateBuilder<Price>(from.Count());
        for (var i = 0; i < prices.Capacity; i++)
        {
            prices.Add(new Price(Defined((Channel)from.Small()), from.Text(), from.Small()));
        }

        var daily = (long)from.Number();
        var thresholds = ImmutableArray.CreateBuilder<long>(from.Count());
        for (var i = 0; i < thresholds.Capacity; i++)
        {
            thresholds.Add((long)from.Number());
        }

        return new CreditPolicy(prices.MoveToImmutable(), daily == 0 ? null : daily - 1, thresholds.MoveToImmutable());
    }

    private static void WriteTexts(ImmutableArray<string> texts, ref StateWriter to)
    {
        to.Number(texts.Length);
        foreach (var text in texts)
        {
            to.Text(text);
        }
    }

    private static ImmutableArray<string> ReadTexts(ref StateReader from)
    {
        var texts = ImmutableArray.CreateBuilder<string>(from.Count());
        for (var i = 0; i < texts.Capacity; i++)
        {
            texts.Add(from.Text());
        }

        return texts.MoveToImmutable();
    }

    private static T Defined<T>(T value)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new InvalidDataException($"A {typeof(T).Name} in stored state is none.");
}
