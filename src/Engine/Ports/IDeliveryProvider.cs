using OtpActors.Domain.Deliveries;

namespace OtpActors.Engine.Ports;

/// <summary>Somebody who delivers messages.</summary>
public interface IDeliveryProvider
{
    /// <summary>Its name in configuration, status answers and metrics.</summary>
    string Name { get; }

    /// <summary>
    /// Whether its receipts name a message only by the id that it gave in <see cref="SendOutcome.Accepted"/>, because it echoes nothing of ours.
    /// Then, and only then, the engine keeps an index of these ids: one more write for each message.
    /// </summary>
    bool ReceiptsNameMessageIds => false;

    /// <summary>Checks the codes, when the provider makes them itself; null when it sends ours.</summary>
    ICodeKeeper? Keeper => null;

    /// <summary>Hands over one message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">
    /// The call's deadline (10 s at most). When it fires the outcome is unknown unless the message surely never left.
    /// </param>
    /// <returns>What the provider said. An exception counts as <see cref="SendOutcome.Unknown"/>.</returns>
    ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken);
}
