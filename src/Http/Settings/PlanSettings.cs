using System.Collections.Immutable;
using System.Globalization;
using OtpActors.Domain;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Verification;

namespace OtpActors.Http.Settings;

/// <summary>The order of channels by country from the configuration: <c>Plans:default</c>, <c>Plans:91</c> and so on.</summary>
public static class PlanSettings
{
    private const int PrefixMax = 7;
    private const int SecondsMax = 300;

    /// <summary>Reads them.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The rules; faulty ones are left out.</returns>
    public static PlanRules Read(SettingsReader settings)
    {
        var rules = new List<PlanRule>();
        foreach (var (key, text) in settings.List("Plans"))
        {
            var name = key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..];
            var everywhere = name.Equals("default", StringComparison.OrdinalIgnoreCase);
            if (!everywhere && (name.Length > PrefixMax || name[0] == '0' || name.AsSpan().ContainsAnyExceptInRange('0', '9')))
            {
                settings.Fault(key, "is no plan's name: write OtpActors__Plans__default, or how numbers begin, without the +, such as OtpActors__Plans__91.");
            }
            else if (TryParse(text, out var steps))
            {
                rules.Add(new PlanRule(everywhere ? "" : "+" + name, steps));
            }
            else
            {
                settings.Fault(
                    key,
                    $"is \"{text}\": write the channels in order, each once, with the seconds to wait for a receipt where they are not the workspace's: "
                    + $"\"whatsapp 10s, sms\". Seconds from 1 to {SecondsMax}.");
            }
        }

        return rules.Count == 0 ? PlanRules.None : new PlanRules(rules);
    }

    private static bool TryParse(string text, out ImmutableArray<(Channel Channel, TimeSpan? ReceiptTimeout)> steps)
    {
        steps = [];
        foreach (var part in text.Split(','))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var channel = words is [var word, ..] ? ChannelNames.Find(word.ToLowerInvariant()) : null;
            if (channel is not { } named || words.Length > 2 || steps.Any(s => s.Channel == named) || !TryParseSeconds(words, out var timeout))
            {
                return false;
            }

            steps = steps.Add((named, timeout));
        }

        return steps.Length <= Limits.PlanStepsMax;
    }

    private static bool TryParseSeconds(string[] words, out TimeSpan? timeout)
    {
        timeout = null;
        if (words.Length == 1)
        {
            return true;
        }

        if (!words[1].EndsWith('s') || !int.TryParse(words[1][..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is < 1 or > SecondsMax)
        {
            return false;
        }

        timeout = TimeSpan.FromSeconds(seconds);
        return true;
    }
}
