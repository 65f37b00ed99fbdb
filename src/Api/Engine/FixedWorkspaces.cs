using OtpActors.Domain.Identity;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Ports;

namespace OtpActors.Api.Engine;

/// <summary>The one workspace that the configuration describes.</summary>
internal sealed class FixedWorkspaces(WorkspaceSettings settings) : IWorkspaces
{
    public WorkspaceSettings? Find(WorkspaceId workspace) => workspace == settings.Id ? settings : null;
}
