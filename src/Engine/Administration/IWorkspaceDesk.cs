using System.Collections.Immutable;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Workspaces;

namespace OtpActors.Engine.Administration;

/// <summary>
/// Where administrators make and change workspaces. A change is durable when it is told, and acts on every front end within 5 s.
/// Fails with <see cref="Ports.OverloadedException"/> (nothing happened) and <see cref="Ports.StorageUnavailableException"/> (unknown).
/// </summary>
public interface IWorkspaceDesk
{
    /// <summary>The newest state of a workspace.</summary>
    /// <param name="id">Which.</param>
    /// <returns>The workspace; null when there is none.</returns>
    ValueTask<Workspace?> FindAsync(WorkspaceId id);

    /// <summary>Lists workspaces by id.</summary>
    /// <param name="after">Only ids behind this one; null for the first.</param>
    /// <param name="limit">Most of them.</param>
    /// <returns>The workspaces.</returns>
    ImmutableArray<Workspace> List(WorkspaceId? after, int limit);

    /// <summary>Makes a workspace.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">Fills it in.</param>
    /// <returns>The workspace; null with <see cref="DeskOutcome.Exists"/> or <see cref="DeskOutcome.Full"/>.</returns>
    ValueTask<(DeskOutcome Outcome, Workspace? Workspace)> CreateAsync(WorkspaceId id, Func<Workspace, Workspace> change);

    /// <summary>Changes a workspace.</summary>
    /// <param name="id">Which.</param>
    /// <param name="change">The change: may be called more than once, and gives null when it cannot be made.</param>
    /// <returns>The workspace after it; null with <see cref="DeskOutcome.NotFound"/> or <see cref="DeskOutcome.Refused"/>.</returns>
    ValueTask<(DeskOutcome Outcome, Workspace? Workspace)> ChangeAsync(WorkspaceId id, Func<Workspace, Workspace?> change);
}
