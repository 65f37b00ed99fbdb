using OtpActors.Domain.Identity;
using OtpActors.Domain.Workspaces;

namespace OtpActors.Engine.Ports;

/// <summary>The workspaces and what they may do.</summary>
public interface IWorkspaces
{
    /// <summary>One workspace's settings as they stand now.</summary>
    /// <param name="workspace">Which.</param>
    /// <returns>A snapshot; null when there is no such workspace.</returns>
    WorkspaceSettings? Find(WorkspaceId workspace);
}
