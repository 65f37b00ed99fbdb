using OtpActors.Domain.Workspaces;

namespace OtpActors.Engine.Workspaces;

/// <summary>What the operator's configuration says about the workspace <c>default</c>: it wins over what is stored.</summary>
/// <param name="Apply">Puts the configured values in their places.</param>
public sealed record WorkspaceOverrides(Func<WorkspaceSettings, WorkspaceSettings> Apply)
{
    /// <summary>Nothing is configured.</summary>
    public static WorkspaceOverrides None { get; } = new(static settings => settings);
}
