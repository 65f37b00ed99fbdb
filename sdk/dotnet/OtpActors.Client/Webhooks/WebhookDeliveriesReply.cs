namespace OtpActors.Client.Webhooks;

/// <summary>The latest tries to deliver events to an endpoint.</summary>
/// <param name="Items">The tries, newest first.</param>
public sealed record WebhookDeliveriesReply(IReadOnlyList<WebhookDeliveryReply> Items);
