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
    /// <exception cref="SettingsException">A switch lacks its value.</exception>
    public static AdminLine Read(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        var switches = new Dictionary<string, string>(StringComparer.Ordinal);
        var words = new List<string>();
        var fields = new List<KeyValuePair<string, string>>();
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] is "--server" or "--data" or "--limit" or "--cursor")
            {
                switches[args[i]] = i + 1 < args.Count ? args[++i] : throw new SettingsException([$"{args[i]} needs a value."]);
            }
            else if (args[i].Split('=', 2) is [{ Length: > 0 } name, var value])
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
            switches.GetValueOrDefault("--server") ?? environment("OtpActors__Server") ?? ListenAddresses.Default,
            environment("OtpActors__AdminKey") is { Length: > 0 } key ? key : null,
            switches.GetValueOrDefault("--data") ?? environment("OtpActors__Data") ?? "./data",
            words,
            fields,
            query);
    }
}
