namespace OtpActors.Client.Webhooks;

/// <summary>Changes a webhook endpoint; what is null stays.</summary>
/// <param name="Url">Where events are sent, https.</param>
/// <param name="Events">Which, by name.</param>
/// <param name="Enabled">Whether events are sent.</param>
public sealed record ChangeWebhookRequest(Uri? Url = null, IReadOnlyList<string>? Events = null, bool? Enabled = null)
{
    /// <summary>Names the type only: people put tokens into URLs.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(ChangeWebhookRequest);
}
