using OtpActors.Http.Settings;

namespace OtpActors.Silo.Settings;

/// <summary>The command line.</summary>
/// <param name="Roles">What the process does.</param>
/// <param name="Urls">The listen addresses; null when they are not given.</param>
/// <param name="Help">Whether only help is asked for.</param>
internal sealed record CommandLine(Roles Roles, string? Urls, bool Help)
{
    public const string Usage =
        """
        OtpActors, one process of a cluster: one-time codes for phone numbers, sent and checked over HTTP and by Orleans grains.

          --roles LIST  silo (holds grains), api (serves HTTP and calls the silos), or silo,api (default)
          --urls URLS   where to listen (default http://localhost:8080; also ASPNETCORE_URLS)
          --help        this text

        OtpActors__Redis=host:port joins the cluster that keeps its state there. Without it a one-silo cluster runs in memory: nothing outlives it.
        Everything else is set by environment variables that begin with OtpActors__ (docs, cluster).
        """;

    /// <summary>Reads it.</summary>
    /// <exception cref="SettingsException">It holds something else.</exception>
    public static CommandLine Read(IReadOnlyList<string> args)
    {
        var read = new CommandLine(Roles.Both, null, false);
        var faults = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
            switch (name)
            {
                case "--help" or "-h" when value is null:
                    read = read with { Help = true };
                    break;
                case "--roles" or "--urls":
                    value ??= i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : "";
                    read = name == "--urls" ? read with { Urls = value } : read with { Roles = ReadRoles(value, faults) };
                    if (value.Length == 0)
                    {
                        faults.Add($"{name} needs a value, for example: {(name == "--urls" ? "--urls http://localhost:8081" : "--roles silo,api")}");
                    }

                    break;
                default:
                    faults.Add($"\"{name}\" is not an option. There are --roles LIST, --urls URLS and --help.");
                    break;
            }
        }

        return faults.Count == 0 ? read : throw new SettingsException(faults);
    }

    private static Roles ReadRoles(string text, List<string> faults)
    {
        Roles roles = 0;
        foreach (var name in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            switch (name)
            {
                case "silo":
                    roles |= Roles.Silo;
                    break;
                case "api":
                    roles |= Roles.Api;
                    break;
                default:
                    faults.Add($"\"{name}\" is not a role. There are silo and api.");
                    break;
            }
        }

        return roles == 0 ? Roles.Both : roles;
    }
}
