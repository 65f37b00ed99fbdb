using OtpActors.Delivery.Telemetry;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Routing;

/// <summary>Counts what a provider says. Stands in front of every provider, so that all are counted alike.</summary>
internal sealed class MeteredProvider(IDeliveryProvider provider, DeliveryMetrics metrics) : IDeliveryProvider
{
    public string Name => provider.Name;

    public bool ReceiptsNameMessageIds => provider.ReceiptsNameMessageIds;

    public ICodeKeeper? Keeper => provider.Keeper;

    public ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        var sending = provider.SendAsync(message, cancellationToken);
        if (!sending.IsCompletedSuccessfully)
        {
            return AwaitAsync(sending, message.Channel);
        }

        var outcome = sending.Result;
        metrics.Message(Name, message.Channel, outcome);
        return new ValueTask<SendOutcome>(outcome);
    }

    private async ValueTask<SendOutcome> AwaitAsync(ValueTask<SendOutcome> sending, Channel channel)
    {
        // An exception counts as unknown, here as everywhere.
        SendOutcome? outcome = null;
        try
        {
            return outcome = await sending;
        }
        finally
        {
            metrics.Message(Name, channel, outcome);
        }
    }
}
