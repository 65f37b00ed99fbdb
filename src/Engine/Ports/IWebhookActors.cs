using OtpActors.Engine.Actors;
using OtpActors.Engine.Identity;

namespace OtpActors.Engine.Ports;

/// <summary>The way to the actors of webhooks, as <see cref="IActors"/> is to the others; it fails in the same ways.</summary>
public interface IWebhookActors
{
    /// <summary>One turn of a workspace's endpoints.</summary>
    /// <param name="endpoints">Whose.</param>
    /// <param name="request">What is asked.</param>
    /// <returns>The answer, and when it may be told.</returns>
    ValueTask<Reply<EndpointsAnswer>> AskAsync(EndpointsKey endpoints, EndpointsRequest request);

    /// <summary>One turn of an outbox.</summary>
    /// <param name="outbox">Which.</param>
    /// <param name="request">What is asked.</param>
    /// <returns>The answer, and when it may be told.</returns>
    ValueTask<Reply<OutboxAnswer>> AskAsync(OutboxKey outbox, OutboxRequest request);

    /// <summary>One turn of a page of an outbox.</summary>
    /// <param name="page">Which.</param>
    /// <param name="request">What is asked.</param>
    /// <returns>The answer, and when it may be told.</returns>
    ValueTask<Reply<PageAnswer>> AskAsync(PageKey page, PageRequest request);
}
