using OtpActors.Domain.Workspaces;

namespace OtpActors.Engine.Workspaces;

/// <summary>What a workspace's actor answers.</summary>
/// <param name="Outcome">What came of the request.</param>
/// <param name="Workspace">The workspace after it; null when there is no record.</param>
public sealed record WorkspaceAnswer(WorkspaceOutcome Outcome, Workspace? Workspace);
