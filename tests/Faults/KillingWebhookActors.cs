using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;

namespace OtpActors.Faults;

/// <summary>The actors of webhooks, with labelled points as <see cref="KillingActors"/> has them.</summary>
internal sealed class KillingWebhookActors(IWebhookActors actors, KillPoint kill) : IWebhookActors
{
    public ValueTask<Reply<EndpointsAnswer>> AskAsync(EndpointsKey endpoints, EndpointsRequest request) => actors.AskAsync(endpoints, request);

    public ValueTask<Reply<OutboxAnswer>> AskAsync(OutboxKey outbox, OutboxRequest request) =>
        kill.PassAsync("Outbox." + request.GetType().Name, () => actors.AskAsync(outbox, request));

    public ValueTask<Reply<PageAnswer>> AskAsync(PageKey page, PageRequest request) =>
        kill.PassAsync("Page." + (request is PageRequest.Apply apply ? apply.Command.GetType().Name : request.GetType().Name), () => actors.AskAsync(page, request));
}
