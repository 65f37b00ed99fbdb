using System.Security.Cryptography;
using System.Text;
using OtpActors.Domain.Identity;

namespace OtpActors.Http.Access;

/// <summary>The one key of the first start. It stands for the workspace <c>default</c> and may do everything.</summary>
/// <param name="key">The key.</param>
public sealed class BootstrapKeyRing(ApiKey key) : IKeyRing
{
    private readonly byte[] _hash = SHA256.HashData(Encoding.ASCII.GetBytes(key.Reveal()));
    private readonly Caller _caller = new(WorkspaceId.Default, Scopes.All);

    /// <inheritdoc/>
    public Caller? Find(ApiKey key)
    {
        // Hashes are compared, so that the time says nothing about either key.
        Span<byte> text = stackalloc byte[256];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.ASCII.GetBytes(key.Reveal(), text)], hash);
        return CryptographicOperations.FixedTimeEquals(hash, _hash) ? _caller : null;
    }
}
