using OtpActors.Http.Settings;

namespace OtpActors.Api.Admin;

/// <summary>The command line behind <c>admin</c>.</summary>
/// <param name="Server">The address of the server.</param>
/// <param name="Key">The admin key; null when none is given.</param>
/// <param name="Data">The data folder whose <c>admin-key</c> is used when no key is given.</param>
/// <param name="Words">The words of the command.</param>
/// <param name="Fields">What was given as <c>name=value</c>.</param>
/// <param name="Query">The query of a list: <c>limit</c> and <c>cursor</c>.</param>
internal sealed record AdminLine(
    string Server, string? Key, string Data, IReadOnlyList<string> Words, IReadOnlyList<KeyValuePair<string, string>> Fields, string Query)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="SettingsException">A switch lacks its value, or there is no such switch.</exception>
    public static AdminLine Read(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        var switches = new Dictionary<string, string>(StringComparer.Ordinal);
        var words = new List<string>();
        var fields = new List<KeyValuePair<string, string>>();
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
            if (name is "--server" or "--data" or "--limit" or "--cursor")
            {
                value ??= i + 1 < args.Count && !IsSwitch(args[i + 1]) ? args[++i] : "";
                switches[name] = value.Length > 0 ? value : throw new SettingsException([$"{name} needs a value."]);
            }
            else if (IsSwitch(name) && args[i] != "--help")
            {
                throw new SettingsException([$"\"{name}\" is not an option. There are --server URL, --data DIR, --limit N and --cursor C."]);
            }
            else if (name.Length > 0 && value is not null)
            {
                fields.Add(new(name, value));
            }
            else
            {
                words.Add(args[i]);
            }
        }

        var query = string.Join('&', switches.Where(static s => s.Key is "--limit" or "--cursor").Select(static s => $"{s.Key[2..]}={Uri.EscapeDataString(s.Value)}"));
        return new AdminLine(
            switches.GetValueOrDefault("--server") ?? Set("OtpActors__Server") ?? ListenAddresses.Default,
            Set("OtpActors__AdminKey"),
            switches.GetValueOrDefault("--data") ?? Set("OtpActors__Data") ?? "./data",
            words,
            fields,
            query);

        string? Set(string name) => environment(name) is { Length: > 0 } text ? text : null;
    }

    private static bool IsSwitch(string word) => word.StartsWith("--", StringComparison.Ordinal);
}
