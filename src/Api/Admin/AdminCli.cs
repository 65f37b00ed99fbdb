using System.Net.Http.Headers;
using OtpActors.Http.Settings;

namespace OtpActors.Api.Admin;

/// <summary>The small command line of the admin API: one command, one request, the answer as JSON. Keys come from the environment or a file, never from arguments.</summary>
internal static class AdminCli
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Runs one command.</summary>
    /// <returns>0 when the server did it, 1 when it could not be asked, 2 when it refused.</returns>
    /// <exception cref="SettingsException">The line is faulty; nothing was asked.</exception>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        var line = AdminLine.Read(args, Environment.GetEnvironmentVariable);
        if (line.Words.Count == 0 || line.Words[0] is "help" or "--help" or "-h")
        {
            output.WriteLine(Usage());
            return 0;
        }

        if (AdminCommand.Find(line.Words) is not { } command)
        {
            errors.WriteLine($"\"{string.Join(' ', line.Words)}\" is not a command. \"admin help\" lists them.");
            return 1;
        }

        if (command.Fields is null && line.Fields.Count > 0)
        {
            errors.WriteLine($"\"{command.Words}\" takes no {line.Fields[0].Key}=: it has no fields. Nothing was done.");
            return 1;
        }

        if (!Uri.TryCreate(line.Server.TrimEnd('/') + "/", UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
        {
            errors.WriteLine($"\"{line.Server}\" is not an address. Write, for example: --server http://localhost:8080");
            return 1;
        }

        return ReadKey(line, errors) is { } key ? await AskAsync(server, key, command, line, output, errors) : 1;
    }

    private static string Usage() => $"""
        Talks to a running server's admin API and prints its answers as JSON.

          admin [--server URL] [--data DIR] [--limit N] [--cursor C] COMMAND [name=value ...]

          --server URL   default http://localhost:8080; also OtpActors__Server
          --data DIR     the data folder whose admin-key is used (default ./data) unless OtpActors__AdminKey is set

        Commands:
        {string.Join('\n', AdminCommand.All.Select(static c => $"  {c.Words}{(c.Fields is null ? "" : "  " + c.Fields)}"))}

        Lists are written with commas: countries=DE,AT scopes=send,verify
        """;

    private static string? ReadKey(AdminLine line, TextWriter errors)
    {
        var file = Path.Combine(line.Data, "admin-key");
        if (line.Key is not null)
        {
            return line.Key;
        }

        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"There is no admin key: {file} cannot be read ({e.Message}). Set OtpActors__AdminKey, or name the server's data folder with --data DIR.");
            return null;
        }
    }

    private static async Task<int> AskAsync(Uri server, string key, AdminCommand command, AdminLine line, TextWriter output, TextWriter errors)
    {
        using var client = new HttpClient { BaseAddress = server, Timeout = Patience };
        var path = command.PathFor(line.Words);
        using var request = new HttpRequestMessage(command.Method, line.Query.Length > 0 ? $"{path}?{line.Query}" : path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (command.Fields is not null)
        {
            request.Content = new ByteArrayContent(AdminBody.Write(line.Fields)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        try
        {
            using var response = await client.SendAsync(request);
            var told = AdminBody.Indent(await response.Content.ReadAsByteArrayAsync());
            (response.IsSuccessStatusCode ? output : errors).WriteLine(told);
            return response.IsSuccessStatusCode ? 0 : 2;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            errors.WriteLine($"{server} does not answer ({e.Message}). Start the server, or name another with --server URL.");
            return 1;
        }
    }
}
