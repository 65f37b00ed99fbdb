using System.Collections.Immutable;
using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Workspaces;

/// <summary>All workspaces that were ever touched.</summary>
/// <param name="Change">How often any of them was.</param>
/// <param name="Workspaces">The workspaces, oldest first.</param>
public sealed record RegistryState(long Change, ImmutableArray<RegistryState.Entry> Workspaces)
{
    /// <summary>None.</summary>
    public static RegistryState Empty { get; } = new(0, []);

    /// <summary>One workspace.</summary>
    /// <param name="Id">Which.</param>
    /// <param name="Change">Its last change.</param>
    /// <param name="At">When that was announced.</param>
    public readonly record struct Entry(WorkspaceId Id, long Change, DateTimeOffset At);
}
