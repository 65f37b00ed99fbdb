using OtpActors.Grains.Records;
using OtpActors.Silo.Hosting;

namespace OtpActors.Silo.Health;

/// <summary>Refuses to serve a store that was made under another phone key: every phone would begin anew, with all its limits.</summary>
internal sealed class InstallationCheck(Installation installation) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await installation.IsOursAsync())
        {
            throw new StartException(
                "OtpActors__PhoneKey is not the one that this store was made with. Set the old one; it is fixed for the life of an installation.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
