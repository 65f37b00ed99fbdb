using OtpActors.Domain.Identity;
using OtpActors.Domain.Webhooks;

namespace OtpActors.Webhooks;

/// <summary>
/// What a workspace can do with its webhooks. Fails with <see cref="Engine.Ports.OverloadedException"/> (nothing happened) and
/// <see cref="Engine.Ports.StorageUnavailableException"/> (unknown).
/// </summary>
public interface IWebhooks
{
    /// <summary>Says what is wrong with a URL.</summary>
    /// <param name="url">What the caller sent.</param>
    /// <returns>A sentence for people; null when it may be an endpoint.</returns>
    string? Fault(string url);

    /// <summary>All endpoints.</summary>
    /// <param name="workspace">Whose.</param>
    /// <returns>In the order in which they were made.</returns>
    ValueTask<IReadOnlyList<WebhookEndpoint>> ListAsync(WorkspaceId workspace);

    /// <summary>One endpoint.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="id">Which.</param>
    /// <returns>The endpoint; null when there is none.</returns>
    ValueTask<WebhookEndpoint?> FindAsync(WorkspaceId workspace, EndpointId id);

    /// <summary>Adds an endpoint.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="url">Where events go; without <see cref="Fault"/>.</param>
    /// <param name="topics">Which events.</param>
    /// <returns>The endpoint and its secret; null when there are as many as there may be.</returns>
    ValueTask<OpenedEndpoint?> AddAsync(WorkspaceId workspace, string url, WebhookTopics topics);

    /// <summary>Changes an endpoint; what is null stays.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="id">Which.</param>
    /// <param name="url">Where events go; without <see cref="Fault"/>.</param>
    /// <param name="topics">Which events.</param>
    /// <param name="enabled">Whether anything is sent.</param>
    /// <returns>The endpoint; null when there is none.</returns>
    ValueTask<WebhookEndpoint?> ChangeAsync(WorkspaceId workspace, EndpointId id, string? url, WebhookTopics? topics, bool? enabled);

    /// <summary>Removes an endpoint and what waits for it.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="id">Which.</param>
    /// <returns>False when there is none.</returns>
    ValueTask<bool> RemoveAsync(WorkspaceId workspace, EndpointId id);

    /// <summary>Gives an endpoint a new secret; for 24 h the one before signs too.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="id">Which.</param>
    /// <returns>The endpoint and its new secret; null when there is none.</returns>
    ValueTask<OpenedEndpoint?> RotateAsync(WorkspaceId workspace, EndpointId id);

    /// <summary>Sends an event <c>webhook.test</c>, once, also to a disabled endpoint.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="id">Which.</param>
    /// <returns>The try; null when there is no such endpoint.</returns>
    ValueTask<WebhookDelivery?> TestAsync(WorkspaceId workspace, EndpointId id);

    /// <summary>The latest tries.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="id">Which.</param>
    /// <returns>Newest first, at most 100; null when there is no such endpoint.</returns>
    ValueTask<IReadOnlyList<WebhookDelivery>?> DeliveriesAsync(WorkspaceId workspace, EndpointId id);

    /// <summary>Sends again what happened since a time and does not wait to be sent anyway.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="id">Which.</param>
    /// <param name="since">From when on.</param>
    /// <returns>How many events; null when there is no such endpoint.</returns>
    ValueTask<int?> ReplayAsync(WorkspaceId workspace, EndpointId id, DateTimeOffset since);
}
