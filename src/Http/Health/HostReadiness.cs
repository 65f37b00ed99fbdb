using Microsoft.Extensions.Hosting;

namespace OtpActors.Http.Health;

/// <summary>Ready from the end of the start to the beginning of the stop.</summary>
internal sealed class HostReadiness(IHostApplicationLifetime lifetime) : IReadiness
{
    public bool IsReady => lifetime.ApplicationStarted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested;
}
