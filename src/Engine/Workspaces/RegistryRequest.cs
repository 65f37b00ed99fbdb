using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Workspaces;

/// <summary>What can be asked of the registry.</summary>
public abstract record RegistryRequest
{
    private RegistryRequest()
    {
    }

    /// <summary>Which workspaces to read again.</summary>
    /// <param name="Known">The change up to which the asker knows them; 0 for all of them.</param>
    public sealed record Poll(long Known) : RegistryRequest;

    /// <summary>Announces a change of a workspace, before it is made.</summary>
    /// <param name="Workspace">Which.</param>
    public sealed record Touch(WorkspaceId Workspace) : RegistryRequest;
}
