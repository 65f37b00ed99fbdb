using OtpActors.Domain.Workspaces;

namespace OtpActors.Engine.Workspaces;

/// <summary>What can be asked of a workspace's actor.</summary>
public abstract record WorkspaceRequest
{
    private WorkspaceRequest()
    {
    }

    /// <summary>The workspace as it stands now.</summary>
    public sealed record Read : WorkspaceRequest
    {
        /// <summary>The one request of its kind.</summary>
        public static Read Instance { get; } = new();
    }

    /// <summary>Takes the place of the revision that it names; refused when that is no longer the newest.</summary>
    /// <param name="Workspace">The workspace; its revision is the one that was read, 0 for none.</param>
    public sealed record Put(Workspace Workspace) : WorkspaceRequest;
}
