using OtpActors.Engine.Workspaces;

namespace OtpActors.Http.Access;

/// <summary>
/// The bootstrap key first, then the keys of all workspaces. A key that was never drawn here lacks its checksum and is refused before anything is looked
/// up (A53).
/// </summary>
/// <param name="keys">The keys of all workspaces.</param>
/// <param name="bootstrap">The bootstrap key; null for none.</param>
public sealed class WorkspaceKeyRing(IKeyDirectory keys, BootstrapKeyRing? bootstrap = null) : IKeyRing
{
    /// <inheritdoc/>
    public Caller? Find(ApiKey key)
    {
        if (bootstrap?.Find(key) is { } first)
        {
            return first;
        }

        return key.IsChecked && keys.Find(key.Digest()) is { } found ? new Caller(found.Workspace, (Scopes)found.Scopes, found.Id) : null;
    }
}
