using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OtpActors.Api.Hosting;

namespace OtpActors.Api.Tests;

/// <summary>An orchestrator that changes its mind: SIGTERM before the service listens.</summary>
public sealed class StoppedStartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_ToldToStopMeanwhile_EndsWell()
    {
        var exit = await ApiProgram.RunAsync(
            ["--urls", "http://127.0.0.1:0", "--data", _folder.Data],
            static services => services.AddHostedService<Stopper>());

        Assert.Equal(0, exit);
    }

    private sealed class Stopper(IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.StopApplication();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
