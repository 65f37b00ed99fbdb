using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Embedded;

/// <summary>The way to the actors of webhooks in this process.</summary>
/// <param name="engine">The engine that runs them.</param>
public sealed class EmbeddedWebhookActors(EmbeddedEngine engine) : IWebhookActors
{
    /// <inheritdoc/>
    public ValueTask<Reply<EndpointsAnswer>> AskAsync(EndpointsKey endpoints, EndpointsRequest request) =>
        engine.House.Endpoints.AskAsync(endpoints.Value, request);

    /// <inheritdoc/>
    public ValueTask<Reply<OutboxAnswer>> AskAsync(OutboxKey outbox, OutboxRequest request) => engine.House.Outboxes.AskAsync(outbox.Value, request);

    /// <inheritdoc/>
    public ValueTask<Reply<PageAnswer>> AskAsync(PageKey page, PageRequest request) => engine.House.Pages.AskAsync(page.Value, request);
}
