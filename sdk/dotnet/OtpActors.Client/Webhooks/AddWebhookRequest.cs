namespace OtpActors.Client.Webhooks;

/// <summary>Adds a webhook endpoint.</summary>
/// <param name="Url">Where events are sent, https.</param>
/// <param name="Events">Which, by name; null for all.</param>
public sealed record AddWebhookRequest(Uri Url, IReadOnlyList<string>? Events = null)
{
    /// <summary>Names the type only: people put tokens into URLs.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(AddWebhookRequest);
}
