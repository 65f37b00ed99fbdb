using OtpActors.Webhooks;

namespace OtpActors.Http.Webhooks;

/// <summary>A webhook endpoint with its secret, which is shown this once.</summary>
internal sealed record OpenedWebhookReply(string Id, string Url, IReadOnlyList<string> Events, string Secret, bool Enabled)
{
    public static OpenedWebhookReply Of(OpenedEndpoint opened) => new(
        opened.Endpoint.Id.ToString(), opened.Endpoint.Url, WebhookReply.EventsOf(opened.Endpoint), opened.Secret.Reveal(), opened.Endpoint.Enabled);

    /// <summary>Names the type only: a member is a secret.</summary>
    public override string ToString() => nameof(OpenedWebhookReply);
}
