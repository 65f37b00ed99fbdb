using OtpActors.Http.Settings;

namespace OtpActors.Api.Settings;

/// <summary>The command line.</summary>
/// <param name="Data">The data folder; null when it is not given.</param>
/// <param name="Urls">The listen addresses; null when they are not given.</param>
/// <param name="Help">Whether only help is asked for.</param>
internal sealed record CommandLine(string? Data, string? Urls, bool Help)
{
    public const string Usage =
        """
        OtpActors: one-time codes for phone numbers, sent and checked over HTTP.

          --data DIR    where everything is kept (default ./data; also OtpActors__Data)
          --urls URLS   where to listen (default http://localhost:8080; also ASPNETCORE_URLS)
          --help        this text

          admin ...     talks to a running server's admin API; "admin help" says how
          providers test NAME --to +447700900123 [--channel sms|whatsapp]
                        sends one real test message through a configured provider and says what became of it

        Everything else is set by environment variables that begin with OtpActors__ (docs, configuration).
        """;

    /// <summary>Reads it.</summary>
    /// <exception cref="SettingsException">It holds something else.</exception>
    public static CommandLine Read(IReadOnlyList<string> args)
    {
        var read = new CommandLine(null, null, false);
        var faults = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
            switch (name)
            {
                case "--help" or "-h" when value is null:
                    read = read with { Help = true };
                    break;
                case "--data" or "--urls":
                    value ??= i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : "";
                    if (value.Length == 0)
                    {
                        faults.Add($"{name} needs a value, for example: {(name == "--data" ? "--data ./data" : "--urls http://localhost:8081")}");
                    }

                    read = name == "--data" ? read with { Data = value } : read with { Urls = value };
                    break;
                default:
                    faults.Add($"\"{name}\" is not an option. There are --data DIR, --urls URLS and --help.");
                    break;
            }
        }

        return faults.Count == 0 ? read : throw new SettingsException(faults);
    }
}
