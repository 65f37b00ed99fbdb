using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Silo.Hosting;
using OtpActors.Silo.Settings;

namespace OtpActors.Api.Tests;

/// <summary>On one silo in memory: the very tests of the embedded service, linked into this project.</summary>
internal sealed partial class Service
{
    private (WebApplication App, string Key, string AdminKey) Compose(WebApplicationBuilder builder)
    {
        var read = SiloSettings.Read(builder.Configuration, new CommandLine(Roles.Both, "http://127.0.0.1:0", false));
        var secrets = Secrets.For(read);

        // Orleans' own clocks are the system's, but for what grains see.
        builder.Services
            .AddSingleton<TimeProvider>(Clock)
            .AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System)
            .AddKeyedSingleton<TimeProvider>("Orleans.Grains", Clock)
            .AddKeyedSingleton<TimeProvider>("Orleans.Reminders", Clock);

        // The command line finds the admin key where an operator would put it.
        Directory.CreateDirectory(_folder.Data);
        File.WriteAllText(Path.Combine(_folder.Data, "admin-key"), secrets.AdminKey);
        return (SiloHost.Build(builder, read, secrets), secrets.BootstrapKey!.Value.Reveal(), secrets.AdminKey!);
    }
}
