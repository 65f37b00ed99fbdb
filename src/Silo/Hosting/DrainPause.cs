namespace OtpActors.Silo.Hosting;

/// <summary>
/// Goes on serving for a while after the stop has begun and readiness has turned false, so that proxies send their requests elsewhere before the
/// process closes its doors (A112).
/// </summary>
internal sealed class DrainPause(TimeSpan pause) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.Delay(pause, TimeProvider.System, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
