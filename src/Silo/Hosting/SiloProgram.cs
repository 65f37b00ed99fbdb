using OtpActors.Engine.Ports;
using OtpActors.Http.Hosting;
using OtpActors.Silo.Settings;

namespace OtpActors.Silo.Hosting;

/// <summary>The program: settings, secrets, host; and a sentence with exit code 1 for whatever is wrong with one of them.</summary>
internal static class SiloProgram
{
    /// <summary>Runs until it is stopped.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var commandLine = CommandLine.Read(args);
            if (commandLine.Help)
            {
                Console.Out.WriteLine(CommandLine.Usage);
                return 0;
            }

            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
            var settings = SiloSettings.Read(builder.Configuration, commandLine);
            var secrets = Secrets.For(settings);
            var app = SiloHost.Build(builder, settings, secrets);
            new StartBanner(settings, secrets).PrintWhenStarted(app);
            await app.RunAsync();
            return 0;
        }
        catch (OperationCanceledException)
        {
            // SIGTERM or Ctrl-C came while it was starting: it stops, as it was told.
            return 0;
        }
        catch (Exception e) when (Sentences(e) is { } sentences)
        {
            foreach (var sentence in sentences)
            {
                Console.Error.WriteLine(sentence);
            }

            return 1;
        }
    }

    private static IReadOnlyList<string>? Sentences(Exception exception) => exception switch
    {
        StartException or StorageUnavailableException or OverloadedException => [exception.Message],
        TimeoutException or OrleansException => ["The cluster's silos cannot be reached, or none of them answers. Start or mend them first; their logs say more."],
        _ => StartFailure.Sentences(exception),
    };
}
