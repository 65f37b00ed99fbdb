using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace OtpActors.Http.Settings;

/// <summary>Reads the settings in section <c>OtpActors</c> and collects what is wrong with them, so that an operator learns of all faults at once.</summary>
/// <param name="configuration">The host's configuration.</param>
public sealed class SettingsReader(IConfiguration configuration)
{
    private const string Section = "OtpActors:";

    /// <summary>A known name at most so many letters away is what was probably meant.</summary>
    private const int SlipMax = 3;

    private readonly List<string> _faults = [];
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _knownLists = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name under which a setting is told to people: that of its environment variable.</summary>
    /// <param name="key">The key within the section, with colons.</param>
    /// <returns>The name.</returns>
    public static string NameOf(string key) => "OtpActors__" + key.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>A text; null when it is unset or empty.</summary>
    /// <param name="key">The key within the section.</param>
    /// <returns>The text.</returns>
    public string? Text(string key)
    {
        _known.Add(key);
        return configuration[Section + key] is { Length: > 0 } text ? text : null;
    }

    /// <summary>A whole number.</summary>
    /// <param name="key">The key within the section.</param>
    /// <param name="otherwise">The default.</param>
    /// <param name="min">The least allowed.</param>
    /// <param name="max">The most allowed.</param>
    /// <returns>The number; the default when it is unset or faulty.</returns>
    public int Number(string key, int otherwise, int min, int max)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Fault(key, $"is \"{text}\": write a whole number from {min} to {max}.");
        return otherwise;
    }

    /// <summary>True or false.</summary>
    /// <param name="key">The key within the section.</param>
    /// <returns>The value; null when it is unset or faulty.</returns>
    public bool? Flag(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (bool.TryParse(text, out var flag))
        {
            return flag;
        }

        Fault(key, $"is \"{text}\": write true or false.");
        return null;
    }

    /// <summary>A secret of 32 bytes in base64. A faulty one is never echoed.</summary>
    /// <param name="key">The key within the section.</param>
    /// <param name="text">The text.</param>
    /// <returns>The bytes; null when they are faulty.</returns>
    public byte[]? Secret(string key, string text)
    {
        var bytes = new byte[32];
        if (Convert.TryFromBase64String(text, bytes, out var written) && written == bytes.Length)
        {
            return bytes;
        }

        Fault(key, "is not 32 bytes in base64: make one with \"openssl rand -base64 32\".");
        return null;
    }

    /// <summary>The values of a list, <c>key:0</c>, <c>key:1</c> and so on, in the order of their numbers.</summary>
    /// <param name="key">The key within the section.</param>
    /// <returns>Keys and values.</returns>
    public IEnumerable<(string Key, string Text)> List(string key)
    {
        _knownLists.Add(key);
        return
            from child in configuration.GetSection(Section + key).GetChildren()
            where child.Value is { Length: > 0 }
            orderby int.TryParse(child.Key, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue
            select ($"{key}:{child.Key}", child.Value);
    }

    /// <summary>Whether the platform has settings of its own in a section.</summary>
    /// <param name="section">The section, outside of ours.</param>
    /// <returns>Whether it has.</returns>
    internal bool HasPlatform(string section) => configuration.GetSection(section).GetChildren().Any();

    /// <summary>Notes every setting that nobody asked for: it is most likely misspelt. Call it after everything was read.</summary>
    /// <param name="readElsewhere">Settings, and sections of them, that others read.</param>
    public void FaultUnknown(params ReadOnlySpan<string> readElsewhere)
    {
        foreach (var name in readElsewhere)
        {
            _known.Add(name);
            _knownLists.Add(name);
        }

        var unknown =
            from setting in configuration.GetSection(Section.TrimEnd(':')).AsEnumerable(makePathsRelative: true)
            where setting.Value is { Length: > 0 } && !_known.Contains(setting.Key)
                && !_knownLists.Any(list => setting.Key.StartsWith(list + ':', StringComparison.OrdinalIgnoreCase))
            select setting.Key;
        foreach (var key in unknown)
        {
            var meant = _known.MinBy(known => Slips(known, key));
            Fault(key, meant is not null && Slips(meant, key) <= SlipMax ? $"is no setting. Did you mean {NameOf(meant)}?" : "is no setting.");
        }
    }

    /// <summary>Notes a fault.</summary>
    /// <param name="key">The key within the section.</param>
    /// <param name="sentence">What follows its name in the sentence.</param>
    public void Fault(string key, string sentence) => Fault($"{NameOf(key)} {sentence}");

    /// <summary>Notes a fault that is not one setting's.</summary>
    /// <param name="sentence">The sentence.</param>
    public void Fault(string sentence) => _faults.Add(sentence);

    /// <summary>Ends the reading.</summary>
    /// <exception cref="SettingsException">There were faults.</exception>
    public void ThrowIfFaulty()
    {
        if (_faults.Count > 0)
        {
            throw new SettingsException(_faults);
        }
    }

    /// <summary>How many letters have to be put in, taken out or changed to make one text of another (Levenshtein).</summary>
    private static int Slips(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
