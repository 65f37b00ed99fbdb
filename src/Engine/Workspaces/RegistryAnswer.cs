using System.Collections.Immutable;
using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Workspaces;

/// <summary>What the registry answers.</summary>
/// <param name="Change">The newest change.</param>
/// <param name="Stale">Workspaces to read again.</param>
/// <param name="IsFull">Whether a workspace could not be added.</param>
public sealed record RegistryAnswer(long Change, ImmutableArray<WorkspaceId> Stale, bool IsFull);
