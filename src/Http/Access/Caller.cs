using OtpActors.Domain.Identity;

namespace OtpActors.Http.Access;

/// <summary>Whom a key stands for.</summary>
/// <param name="Workspace">The one workspace that the key belongs to.</param>
/// <param name="Scopes">What the key may do there.</param>
public sealed record Caller(WorkspaceId Workspace, Scopes Scopes);
