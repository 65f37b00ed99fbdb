using OtpActors.Domain.Identity;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Ports;

namespace OtpActors.Engine.Conformance;

/// <summary>One workspace whose settings a test may change.</summary>
public sealed class StubWorkspaces : IWorkspaces
{
    public WorkspaceSettings Settings { get; set; } = WorkspaceSettings.Default with { SendsPerSecond = 0 };

    public WorkspaceSettings? Find(WorkspaceId workspace) => Settings with { Id = workspace };
}
