using OtpActors.Client.Webhooks;
using Refit;

namespace OtpActors.Client;

/// <summary>The management of webhook endpoints, one method for each of the server's. Errors are those of <see cref="IOtpActorsApi"/>.</summary>
public interface IWebhooksApi
{
    /// <summary>Adds an endpoint: <c>POST /v1/webhooks</c>.</summary>
    /// <param name="request">Where, and which events.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The endpoint with its secret, which is shown this once.</returns>
    [Post("/v1/webhooks")]
    Task<OpenedWebhookReply> AddAsync([Body] AddWebhookRequest request, CancellationToken cancellationToken);

    /// <summary>All endpoints: <c>GET /v1/webhooks</c>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The endpoints.</returns>
    [Get("/v1/webhooks")]
    Task<WebhookListReply> ListAsync(CancellationToken cancellationToken);

    /// <summary>One endpoint: <c>GET /v1/webhooks/{id}</c>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The endpoint.</returns>
    [Get("/v1/webhooks/{id}")]
    Task<WebhookReply> GetAsync(string id, CancellationToken cancellationToken);

    /// <summary>Changes an endpoint: <c>PATCH /v1/webhooks/{id}</c>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="request">What changes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The endpoint.</returns>
    [Patch("/v1/webhooks/{id}")]
    Task<WebhookReply> ChangeAsync(string id, [Body] ChangeWebhookRequest request, CancellationToken cancellationToken);

    /// <summary>Removes an endpoint: <c>DELETE /v1/webhooks/{id}</c>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Completes when it is gone.</returns>
    [Delete("/v1/webhooks/{id}")]
    Task RemoveAsync(string id, CancellationToken cancellationToken);

    /// <summary>Gives an endpoint a new secret: <c>POST /v1/webhooks/{id}/rotate</c>. For 24 h both sign.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The endpoint with its new secret, which is shown this once.</returns>
    [Post("/v1/webhooks/{id}/rotate")]
    Task<OpenedWebhookReply> RotateAsync(string id, CancellationToken cancellationToken);

    /// <summary>Sends a <c>webhook.test</c>, once: <c>POST /v1/webhooks/{id}/test</c>.</summary>
    /// <param name="id">The endpoint's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How it went.</returns>
    [Post("/v1/webhooks/{id}/test")]
    Task<WebhookDeliveryReply> TestAsync(string id, CancellationToken cancellationToken);

    /// <summary>The latest tries: <c>GET /v1/webhooks/{id}/deliveries</c>.</summary>
    /// <param name="id">The endpoint's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tries.</returns>
    [Get("/v1/webhooks/{id}/deliveries")]
    Task<WebhookDeliveriesReply> DeliveriesAsync(string id, CancellationToken cancellationToken);

    /// <summary>Sends events again: <c>POST /v1/webhooks/{id}/replay</c>.</summary>
    /// <param name="id">The endpoint's id.</param>
    /// <param name="request">From when on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many.</returns>
    [Post("/v1/webhooks/{id}/replay")]
    Task<ReplayReply> ReplayAsync(string id, [Body] ReplayRequest request, CancellationToken cancellationToken);
}
