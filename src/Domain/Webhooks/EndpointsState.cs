using System.Collections.Immutable;

namespace OtpActors.Domain.Webhooks;

/// <summary>The webhook endpoints of one workspace.</summary>
/// <param name="Endpoints">In the order in which they were made.</param>
public sealed record EndpointsState(ImmutableArray<WebhookEndpoint> Endpoints)
{
    /// <summary>None.</summary>
    public static EndpointsState Empty { get; } = new([]);

    /// <summary>Finds one.</summary>
    /// <param name="id">Which.</param>
    /// <returns>The endpoint; null when there is none of that name.</returns>
    public WebhookEndpoint? Find(EndpointId id) => Endpoints.FirstOrDefault(e => e.Id == id);
}
