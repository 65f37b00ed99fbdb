namespace OtpActors.Client.Webhooks;

/// <summary>An event as a webhook tells it.</summary>
/// <param name="Event">Its name, one of <see cref="WebhookEvents"/> or a newer one.</param>
/// <param name="Timestamp">When it happened, UTC.</param>
/// <param name="Data">What it is about.</param>
public sealed record WebhookEvent(string Event, DateTimeOffset Timestamp, WebhookEventData Data);
