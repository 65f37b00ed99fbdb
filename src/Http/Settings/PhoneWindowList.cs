using System.Collections.Immutable;
using System.Globalization;
using OtpActors.Domain;
using OtpActors.Domain.Phones;

namespace OtpActors.Http.Settings;

/// <summary>Windows as text: <c>1/60s,5/1h</c> is one send in 60 s and five in an hour.</summary>
public static class PhoneWindowList
{
    /// <summary>Reads a list of windows.</summary>
    /// <param name="text">The text.</param>
    /// <param name="windows">The windows, when the text is such a list.</param>
    /// <returns>Whether it is: 1 to 8 windows of different lengths from 1 s to 24 h, each allowing 1 to 100 sends.</returns>
    public static bool TryParse(string text, out ImmutableArray<PhoneWindow> windows)
    {
        var list = ImmutableArray.CreateBuilder<PhoneWindow>();
        windows = [];
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!TryParseOne(part, out var window) || list.Any(w => w.Span == window.Span) || list.Count == Limits.PhoneWindowsMax)
            {
                return false;
            }

            list.Add(window);
        }

        windows = list.ToImmutable();
        return true;
    }

    /// <summary>Writes a list of windows.</summary>
    /// <param name="windows">The windows.</param>
    /// <returns>What <see cref="TryParse"/> reads.</returns>
    public static string Format(ImmutableArray<PhoneWindow> windows) => string.Join(',', windows.Select(static w => w.Span.TotalSeconds switch
    {
        var s when s % 3600 == 0 => string.Create(CultureInfo.InvariantCulture, $"{w.Count}/{s / 3600}h"),
        var s when s % 60 == 0 && s > 60 => string.Create(CultureInfo.InvariantCulture, $"{w.Count}/{s / 60}m"),
        var s => string.Create(CultureInfo.InvariantCulture, $"{w.Count}/{s}s"),
    }));

    private static bool TryParseOne(string text, out PhoneWindow window)
    {
        window = PhonePolicy.Standard.Windows[0];
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 1 || slash > text.Length - 3
            || !int.TryParse(text.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || !int.TryParse(text.AsSpan(slash + 1, text.Length - slash - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var units))
        {
            return false;
        }

        var seconds = (long)units * text[^1] switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            _ => 0,
        };
        if (count is < 1 or > Limits.PhoneWindowCountMax || seconds < 1 || seconds > Limits.PhoneWindowMax.TotalSeconds)
        {
            return false;
        }

        window = new PhoneWindow(count, TimeSpan.FromSeconds(seconds));
        return true;
    }
}
