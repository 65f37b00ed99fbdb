namespace OtpActors.Client.Webhooks;

/// <summary>A webhook endpoint with its signing secret, which is shown this once.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where events are sent.</param>
/// <param name="Events">Which, by name.</param>
/// <param name="Secret">The secret, <c>whsec_...</c>: keep it where your server finds it.</param>
/// <param name="Enabled">Whether events are sent.</param>
public sealed record OpenedWebhookReply(string Id, Uri Url, IReadOnlyList<string> Events, Secret Secret, bool Enabled)
{
    /// <summary>Names the type only: people put tokens into URLs.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(OpenedWebhookReply);
}
