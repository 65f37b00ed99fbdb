using OtpActors.Domain.Identity;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Ports;

namespace OtpActors.Http.Tests;

/// <summary>One workspace whose settings a test may change.</summary>
public sealed class StubWorkspaces : IWorkspaces
{
    public WorkspaceSettings Settings { get; set; } = WorkspaceSettings.Default;

    public WorkspaceSettings? Find(WorkspaceId workspace) => Settings with { Id = workspace };
}
