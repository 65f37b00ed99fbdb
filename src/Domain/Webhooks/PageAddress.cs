using OtpActors.Domain.Identity;

namespace OtpActors.Domain.Webhooks;

/// <summary>Where a page belongs.</summary>
/// <param name="Workspace">Whose endpoint it is.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Shard">Which of its outboxes, 0 to <see cref="Limits.OutboxShards"/> - 1.</param>
/// <param name="Number">Which of its pages, 0, 1, 2 ...</param>
public sealed record PageAddress(WorkspaceId Workspace, EndpointId Endpoint, int Shard, int Number);
