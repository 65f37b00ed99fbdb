using OtpActors.Api.Admin;
using OtpActors.Api.Commands;
using OtpActors.Api.Settings;
using OtpActors.Embedded.Folder;
using OtpActors.Http.Hosting;

namespace OtpActors.Api.Hosting;

/// <summary>The program: settings, folder, secrets, host; and a sentence with exit code 1 for whatever is wrong with one of them.</summary>
internal static class ApiProgram
{
    /// <summary>Runs until it is stopped.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="first">Services that come before the program's own, which give way to them.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, Action<IServiceCollection>? first = null)
    {
        try
        {
            if (args is ["admin", .. var command])
            {
                return await AdminCli.RunAsync(command, Console.Out, Console.Error);
            }

            if (args is ["providers", ..])
            {
                return await ProvidersCommand.RunAsync(args, Console.Out);
            }

            var commandLine = CommandLine.Read(args);
            if (commandLine.Help)
            {
                Console.Out.WriteLine(CommandLine.Usage);
                return 0;
            }

            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
            first?.Invoke(builder.Services);
            var settings = ApiSettings.Read(builder.Configuration, commandLine);
            var folder = DataFolder.Open(settings.DataFolder);
            var secrets = Secrets.Open(folder, settings.Secrets);
            var showKey = !Console.IsOutputRedirected || builder.Environment.IsDevelopment();
            var app = ApiHost.Build(builder, settings, folder, secrets);
            new StartBanner(settings, folder.Path, secrets, showKey).PrintWhenStarted(app);
            await app.RunAsync();
            return 0;
        }
        catch (OperationCanceledException)
        {
            // SIGTERM or Ctrl-C came while it was starting: it stops, as it was told.
            return 0;
        }
        catch (Exception e) when ((e is DataFolderException ? [e.Message] : StartFailure.Sentences(e)) is { } sentences)
        {
            foreach (var sentence in sentences)
            {
                Console.Error.WriteLine(sentence);
            }

            return 1;
        }
    }
}
