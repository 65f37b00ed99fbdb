namespace OtpActors.Http.Webhooks;

/// <summary>The latest tries; there is never a second page.</summary>
internal sealed record WebhookDeliveriesReply(IReadOnlyList<WebhookDeliveryReply> Items, string? NextCursor);
