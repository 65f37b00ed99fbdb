namespace OtpActors.Http.Webhooks;

/// <summary>All webhook endpoints; there is never a second page.</summary>
internal sealed record WebhookListReply(IReadOnlyList<WebhookReply> Items, string? NextCursor);
