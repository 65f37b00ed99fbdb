using OtpActors.Domain.Workspaces;

namespace OtpActors.Engine.Workspaces;

/// <summary>The API keys of all workspaces, in memory: looking one up costs no actor and no storage, whoever asks.</summary>
public interface IKeyDirectory
{
    /// <summary>Finds a key that is valid now, and notes its use.</summary>
    /// <param name="digest">Its digest.</param>
    /// <returns>The key; null when it opens nothing.</returns>
    FoundKey? Find(KeyDigest digest);
}
