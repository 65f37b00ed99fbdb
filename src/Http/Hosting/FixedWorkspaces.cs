using OtpActors.Domain.Identity;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Ports;

namespace OtpActors.Http.Hosting;

/// <summary>The one workspace that the configuration describes.</summary>
/// <param name="settings">What it may do.</param>
public sealed class FixedWorkspaces(WorkspaceSettings settings) : IWorkspaces
{
    /// <inheritdoc/>
    public WorkspaceSettings? Find(WorkspaceId workspace) => workspace == settings.Id ? settings : null;
}
