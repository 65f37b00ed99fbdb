namespace OtpActors.Client.Webhooks;

/// <summary>A webhook endpoint.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where events are sent.</param>
/// <param name="Events">Which, by name.</param>
/// <param name="Enabled">Whether events are sent.</param>
public sealed record WebhookReply(string Id, Uri Url, IReadOnlyList<string> Events, bool Enabled)
{
    /// <summary>Names the type only: people put tokens into URLs.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(WebhookReply);
}
