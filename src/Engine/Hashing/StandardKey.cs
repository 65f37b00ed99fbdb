using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OtpActors.Engine.Hashing;

/// <summary>
/// Signs and checks by the Standard Webhooks scheme (1.0.0, "Signature scheme"): <c>v1,</c> and base64 of HMAC-SHA-256 over <c>id.timestamp.body</c>.
/// </summary>
public readonly struct StandardKey
{
    /// <summary>How a key begins where people see it.</summary>
    public const string Prefix = "whsec_";

    private const string Scheme = "v1,";
    private const int BytesMin = 24;
    private const int BytesMax = 64;

    private readonly byte[]? _key;

    /// <summary>Takes a key as it is.</summary>
    /// <param name="key">24 to 64 bytes.</param>
    public StandardKey(byte[] key) => _key = key;

    /// <summary>Reads a key: base64 of 24 to 64 bytes, with or without <c>whsec_</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, out StandardKey key)
    {
        key = default;
        var encoded = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        var bytes = new byte[BytesMax];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length) || length < BytesMin)
        {
            return false;
        }

        key = new StandardKey(bytes[..length]);
        return true;
    }

    /// <summary>A signature as it stands in the header <c>webhook-signature</c>.</summary>
    /// <param name="id">The <c>webhook-id</c>, without dots.</param>
    /// <param name="timestamp">The <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="body">The very bytes that are sent.</param>
    /// <returns>The signature.</returns>
    public string Sign(string id, string timestamp, ReadOnlySpan<byte> body)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Mac(id, timestamp, body, mac);
        return Scheme + Convert.ToBase64String(mac);
    }

    /// <summary>Whether one of the signatures in the header, separated by blanks, is right.</summary>
    /// <param name="id">The <c>webhook-id</c>.</param>
    /// <param name="timestamp">The <c>webhook-timestamp</c>.</param>
    /// <param name="body">The very bytes that came.</param>
    /// <param name="signatures">The <c>webhook-signature</c>.</param>
    /// <returns>True when one is; compared in constant time.</returns>
    public bool Verify(string id, string timestamp, ReadOnlySpan<byte> body, string signatures)
    {
        Span<byte> right = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Mac(id, timestamp, body, right);
        Span<byte> given = stackalloc byte[Base64.GetMaxDecodedFromUtf8Length(signatures.Length > 512 ? 0 : 512)];
        var genuine = false;
        foreach (var part in signatures.Length > 512 ? [] : signatures.Split(' '))
        {
            genuine |= part.StartsWith(Scheme, StringComparison.Ordinal)
                && Convert.TryFromBase64String(part[Scheme.Length..], given, out var length)
                && CryptographicOperations.FixedTimeEquals(given[..length], right);
        }

        return genuine;
    }

    /// <summary>Masked.</summary>
    public override string ToString() => "***";

    private void Mac(string id, string timestamp, ReadOnlySpan<byte> body, Span<byte> mac)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key ?? throw new InvalidOperationException("There is no key."));
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hash.AppendData(body);
        hash.GetCurrentHash(mac);
    }
}
