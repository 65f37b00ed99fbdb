namespace OtpActors.Domain.Workspaces;

/// <summary>SHA-256 of an API key: finds the key, and nothing of the key follows from it.</summary>
/// <param name="High">The first 16 bytes.</param>
/// <param name="Low">The last 16 bytes.</param>
public readonly record struct KeyDigest(UInt128 High, UInt128 Low)
{
    /// <summary>Masked: whoever has a digest can tell which requests used its key.</summary>
    public override string ToString() => "KeyDigest(***)";
}
