using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace OtpActors.Engine.Hashing;

/// <summary>
/// HMAC-SHA-256 (RFC 2104) under one key. Setting a context up costs three times as much as a short hash does, and a check takes three of them:
/// contexts are kept for the next use, as many as were ever in use at once.
/// </summary>
/// <param name="key">The key.</param>
internal sealed class KeyedHash(byte[] key)
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = HMACSHA256.HashSizeInBytes;

    private readonly ConcurrentQueue<IncrementalHash> _idle = new();

    /// <summary>Hashes.</summary>
    /// <param name="bytes">What.</param>
    /// <param name="hash">Where to, <see cref="Size"/> bytes; may be <paramref name="bytes"/>.</param>
    public void Compute(ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        if (!_idle.TryDequeue(out var context))
        {
            context = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        }

        context.AppendData(bytes);
        context.GetHashAndReset(hash);
        _idle.Enqueue(context);
    }
}
