using Microsoft.Extensions.DependencyInjection;
using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;
using OtpActors.Engine.Ports;
using OtpActors.Grains.Calls;
using OtpActors.Grains.Watches;
using OtpActors.Grains.Wire;

namespace OtpActors.Grains.Webhooks;

/// <summary>The way to the webhook actors of the cluster. A page that waits for something is entered into a watch before anything is told.</summary>
internal sealed class ClusterWebhookActors(
    IActors actors,
    IGrainFactory grains,
    EndpointsActor endpointsActor,
    OutboxActor outboxActor,
    PageActor pageActor,
    [FromKeyedServices(Watched.Pages)] WatchDesk desk) : IWebhookActors
{
    private readonly GrainsOf<IPageGrain> _pages = new(grains);

    public ValueTask<Reply<EndpointsAnswer>> AskAsync(EndpointsKey endpoints, EndpointsRequest request) =>
        actors.AskAsync(endpointsActor, endpoints.Value, request);

    public ValueTask<Reply<OutboxAnswer>> AskAsync(OutboxKey outbox, OutboxRequest request) => actors.AskAsync(outboxActor, outbox.Value, request);

    public async ValueTask<Reply<PageAnswer>> AskAsync(PageKey page, PageRequest request)
    {
        var told = await GrainCall.AskAsync(_pages[page.Value].AskAsync(new Parcel(Letter.Of(request, pageActor.WriteRequest))));
        return new Reply<PageAnswer>(
            ((Letter)told.Message!).Open(pageActor.ReadAnswer), told.WatchAt is { } at ? desk.EnterAsync(page.Value, at) : Task.CompletedTask);
    }
}
