using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace OtpActors.Delivery.Providers;

/// <summary>
/// The settings of one provider, <c>OtpActors:Providers:NAME</c>. Every fault is noted with the setting's name and what to write instead; a setting
/// that nobody reads is a fault too, since it is most likely misspelt.
/// </summary>
/// <param name="name">The provider's name.</param>
/// <param name="section">The settings.</param>
/// <param name="fault">Takes one fault, a whole sentence.</param>
internal sealed class ProviderSection(string name, IConfigurationSection section, Action<string> fault)
{
    private const int SecretFileMax = 16 * 1024;

    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The provider's name.</summary>
    public string Name => name;

    /// <summary>A text; null when it is unset or blank.</summary>
    /// <param name="key">The setting.</param>
    public string? Text(string key)
    {
        _known.Add(key);
        return section[key]?.Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>A text that must be set.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="what">What it is, to follow "is not set: write ".</param>
    /// <returns>The text; empty when it is missing, which is then noted.</returns>
    public string Required(string key, string what)
    {
        if (Text(key) is { } text)
        {
            return text;
        }

        Fault(key, $"is not set: write {what}.");
        return "";
    }

    /// <summary>A secret: from the setting itself, or from the file that <c>{key}File</c> names. Never echoed.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="what">What it is, to follow "is not set: write ".</param>
    /// <returns>The secret; empty when it is missing, which is then noted.</returns>
    public string Secret(string key, string what)
    {
        if (OptionalSecret(key) is { } secret)
        {
            return secret;
        }

        if (Text(key + "File") is null)
        {
            Fault(key, $"is not set: write {what}, or name a file that holds it in {NameOf(key + "File")}.");
        }

        return "";
    }

    /// <summary>As <see cref="Secret"/>, but it need not be set.</summary>
    /// <param name="key">The setting.</param>
    /// <returns>The secret; null when neither it nor its file is set, or the file is faulty, which is then noted.</returns>
    public string? OptionalSecret(string key)
    {
        var (text, file) = (Text(key), Text(key + "File"));
        if (text is not null && file is not null)
        {
            Fault(key, $"and {NameOf(key + "File")} are both set: keep one of them.");
        }

        return text ?? (file is null ? null : ReadSecret(key + "File", file));
    }

    /// <summary>True or false.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="otherwise">The default.</param>
    public bool Flag(string key, bool otherwise)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (!bool.TryParse(text, out var flag))
        {
            Fault(key, $"is \"{text}\": write true or false.");
        }

        return flag;
    }

    /// <summary>A whole number.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="otherwise">The default.</param>
    /// <param name="min">The least allowed.</param>
    /// <param name="max">The most allowed.</param>
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

    /// <summary>One of several words.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="otherwise">The default.</param>
    /// <param name="words">All of them, lower case.</param>
    public string Word(string key, string otherwise, params string[] words)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (Array.Find(words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return found;
        }

        Fault(key, $"is \"{text}\": write {string.Join(" or ", words)}.");
        return otherwise;
    }

    /// <summary>A list, separated by commas.</summary>
    /// <param name="key">The setting.</param>
    /// <returns>The parts, none of them empty.</returns>
    public string[] List(string key) =>
        Text(key)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The settings below this one, such as <c>Templates:de</c>.</summary>
    /// <param name="key">The setting.</param>
    public IReadOnlyDictionary<string, string> Map(string key)
    {
        _known.Add(key);
        return section.GetSection(key).GetChildren()
            .Where(static child => !string.IsNullOrWhiteSpace(child.Value))
            .ToDictionary(static child => child.Key, static child => child.Value!.Trim(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>An address: https, or http on this very machine.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="otherwise">The default; null when it must be set.</param>
    /// <returns>The address; the default, or a placeholder, when it is faulty.</returns>
    public Uri Address(string key, string? otherwise)
    {
        var text = otherwise is null ? Required(key, "an address that begins with https://") : Text(key) ?? otherwise;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            if (address.UserInfo.Length > 0)
            {
                Fault(key, "holds a user name: credentials have settings of their own.");
            }

            return address;
        }

        if (text.Length > 0)
        {
            Fault(key, $"is \"{text}\": write an address that begins with https:// (http:// only for localhost).");
        }

        return new Uri(otherwise ?? "https://localhost");
    }

    /// <summary>Notes a fault.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="sentence">What follows its name in the sentence.</param>
    public void Fault(string key, string sentence) => fault($"{NameOf(key)} {sentence}");

    /// <summary>Notes every setting that nobody asked for.</summary>
    public void FaultUnknown()
    {
        foreach (var child in section.GetChildren().Where(child => !_known.Contains(child.Key)))
        {
            var known = string.Join(", ", _known.Order(StringComparer.OrdinalIgnoreCase));
            Fault(child.Key, $"is no setting of this provider. There are {known}.");
        }
    }

    private string NameOf(string key) => $"OtpActors__Providers__{name}__{key.Replace(":", "__", StringComparison.Ordinal)}";

    private string? ReadSecret(string key, string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Length > SecretFileMax)
            {
                Fault(key, $"names a file of {file.Length} bytes: a secret has at most {SecretFileMax}.");
                return null;
            }

            var text = File.ReadAllText(path).Trim();
            if (text.Length > 0)
            {
                return text;
            }

            Fault(key, "names an empty file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Fault(key, $"names a file that cannot be read: {e.Message}");
        }

        return null;
    }
}
