namespace OtpActors.Engine.Workspaces;

/// <summary>What came of a request to a workspace's actor. The numbers travel.</summary>
public enum WorkspaceOutcome
{
    /// <summary>Read, or changed as asked.</summary>
    Done = 1,

    /// <summary>Somebody changed it since it was read.</summary>
    Changed = 2,
}
