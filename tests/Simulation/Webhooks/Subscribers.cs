using OtpActors.Domain.Webhooks;

namespace OtpActors.Simulation.Tests.Webhooks;

/// <summary>Two endpoints: one that wants everything, one that wants to know how it ends.</summary>
internal static class Subscribers
{
    private const WebhookTopics Ends = WebhookTopics.Verified | WebhookTopics.Expired | WebhookTopics.Failed | WebhookTopics.Canceled;

    public static EndpointsState All { get; } = new([Of(1, WebhookTopics.All), Of(2, Ends)]);

    private static WebhookEndpoint Of(int number, WebhookTopics topics) => new(
        new EndpointId((UInt128)number), $"https://example.com/{number}", topics, true, DateTimeOffset.UnixEpoch, 0, 0, null, null);
}
