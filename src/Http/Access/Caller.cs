using OtpActors.Domain.Identity;

namespace OtpActors.Http.Access;

/// <summary>Whom a key stands for.</summary>
/// <param name="Workspace">The one workspace that the key belongs to.</param>
/// <param name="Scopes">What the key may do there.</param>
/// <param name="KeyId">The key's name for logs; null for the bootstrap key.</param>
public sealed record Caller(WorkspaceId Workspace, Scopes Scopes, string? KeyId = null);
