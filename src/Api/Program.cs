using OtpActors.Api.Hosting;
using OtpActors.Api.Settings;
using OtpActors.Embedded.Folder;

try
{
    var commandLine = CommandLine.Read(args);
    if (commandLine.Help)
    {
        Console.Out.WriteLine(CommandLine.Usage);
        return 0;
    }

    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
    var settings = ApiSettings.Read(builder.Configuration, commandLine);
    var folder = DataFolder.Open(settings.DataFolder);
    var secrets = Secrets.Open(folder, settings.Secrets);
    await ApiHost.Build(builder, settings, folder, secrets).RunAsync();
    return 0;
}
catch (Exception e) when (StartFailure.Sentences(e) is { } sentences)
{
    foreach (var sentence in sentences)
    {
        Console.Error.WriteLine(sentence);
    }

    return 1;
}
