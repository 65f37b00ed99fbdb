namespace OtpActors.Client.Webhooks;

/// <summary>All webhook endpoints of the workspace.</summary>
/// <param name="Items">The endpoints.</param>
public sealed record WebhookListReply(IReadOnlyList<WebhookReply> Items);
