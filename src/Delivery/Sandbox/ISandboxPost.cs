using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Sandbox;

/// <summary>Brings the sandbox's messages to where its inbox is kept.</summary>
public interface ISandboxPost
{
    /// <summary>Takes a message in.</summary>
    /// <param name="message">The message.</param>
    /// <param name="at">When it came.</param>
    /// <returns>Completes when the inbox shows it.</returns>
    ValueTask DeliverAsync(DeliveryMessage message, DateTimeOffset at);
}
