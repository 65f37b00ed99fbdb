using OtpActors.Domain.Webhooks;

namespace OtpActors.Http.Webhooks;

/// <summary>A webhook endpoint.</summary>
internal sealed record WebhookReply(string Id, string Url, IReadOnlyList<string> Events, bool Enabled)
{
    public static WebhookReply Of(WebhookEndpoint endpoint) =>
        new(endpoint.Id.ToString(), endpoint.Url, EventsOf(endpoint), endpoint.Enabled);

    public static IReadOnlyList<string> EventsOf(WebhookEndpoint endpoint) =>
        [.. WebhookTopicNames.All.Where(t => endpoint.Topics.HasFlag(t.Topic)).Select(static t => t.Name)];

    /// <summary>Names the type only: people put tokens into URLs.</summary>
    public override string ToString() => nameof(WebhookReply);
}
