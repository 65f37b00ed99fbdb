using Microsoft.Extensions.Hosting;
using OtpActors.Webhooks.Dispatch;

namespace OtpActors.Webhooks;

/// <summary>Ends with the host: nothing more is begun, and what is under way may end. What is cut off is tried again after the next start.</summary>
internal sealed class WebhooksService(Dispatcher dispatcher) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await dispatcher.CloseAsync().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The host has no more time; leases see to the rest.
        }
    }
}
