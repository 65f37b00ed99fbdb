using OtpActors.Domain.Identity;
using OtpActors.Domain.Webhooks;
using OtpActors.Webhooks;
using OtpActors.Webhooks.Addresses;
using OtpActors.Webhooks.Signing;

namespace OtpActors.Http.Tests;

/// <summary>Webhooks of one workspace with one endpoint; remembers what it was asked.</summary>
public sealed class StubWebhooks : IWebhooks
{
    public static WebhookEndpoint Endpoint { get; } = new(
        new EndpointId(77), "https://example.com/hook?token=t", WebhookTopics.Verified | WebhookTopics.Failed, true, StubVerification.Now, 1, 0, null, null);

    public static WebhookDelivery Delivery { get; } = new(
        "msg_1_3", "otp.verified", StubVerification.Otp, 2, 503, TimeSpan.FromMilliseconds(41.7), StubVerification.Now, StubVerification.Now.AddSeconds(30));

    public bool Full { get; set; }

    public object? Asked { get; private set; }

    private static OpenedEndpoint Opened => new(Endpoint, new WebhookSecret(new byte[32]));

    public string? Fault(string url) => UrlRules.Fault(url, allowPrivate: false);

    public ValueTask<IReadOnlyList<WebhookEndpoint>> ListAsync(WorkspaceId workspace) => new([Endpoint]);

    public ValueTask<WebhookEndpoint?> FindAsync(WorkspaceId workspace, EndpointId id) => new(Known(id) ? Endpoint : null);

    public ValueTask<OpenedEndpoint?> AddAsync(WorkspaceId workspace, string url, WebhookTopics topics)
    {
        Asked = (url, topics);
        return new(Full ? null : Opened);
    }

    public ValueTask<WebhookEndpoint?> ChangeAsync(WorkspaceId workspace, EndpointId id, string? url, WebhookTopics? topics, bool? enabled)
    {
        Asked = (url, topics, enabled);
        return new(Known(id) ? Endpoint : null);
    }

    public ValueTask<bool> RemoveAsync(WorkspaceId workspace, EndpointId id) => new(Known(id));

    public ValueTask<OpenedEndpoint?> RotateAsync(WorkspaceId workspace, EndpointId id) => new(Known(id) ? Opened : null);

    public ValueTask<WebhookDelivery?> TestAsync(WorkspaceId workspace, EndpointId id) =>
        new(Known(id) ? Delivery with { Event = "webhook.test", Otp = null, StatusCode = null, NextAt = null } : null);

    public ValueTask<IReadOnlyList<WebhookDelivery>?> DeliveriesAsync(WorkspaceId workspace, EndpointId id) => new(Known(id) ? [Delivery] : null);

    public ValueTask<int?> ReplayAsync(WorkspaceId workspace, EndpointId id, DateTimeOffset since)
    {
        Asked = since;
        return new(Known(id) ? 5 : null);
    }

    private static bool Known(EndpointId id) => id == Endpoint.Id;
}
