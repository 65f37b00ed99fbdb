using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OtpActors.Api.Hosting;
using OtpActors.Api.Settings;
using OtpActors.Embedded.Folder;

namespace OtpActors.Api.Tests;

/// <summary>On the embedded engine.</summary>
internal sealed partial class Service
{
    private (WebApplication App, string Key, string AdminKey) Compose(WebApplicationBuilder builder)
    {
        var read = ApiSettings.Read(builder.Configuration, new CommandLine(_folder.Data, "http://127.0.0.1:0", false));
        var data = DataFolder.Open(read.DataFolder);
        var secrets = Secrets.Open(data, read.Secrets);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        return (ApiHost.Build(builder, read, data, secrets), secrets.BootstrapKey.Reveal(), secrets.AdminKey);
    }
}
