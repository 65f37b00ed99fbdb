using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Workspaces;

/// <summary>A key that was found.</summary>
/// <param name="Workspace">Its workspace.</param>
/// <param name="Id">Its name.</param>
/// <param name="Scopes">What it may do: bits as the front end defines them.</param>
public sealed record FoundKey(WorkspaceId Workspace, string Id, int Scopes);
