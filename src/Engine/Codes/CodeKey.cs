using OtpActors.Engine.Hashing;

namespace OtpActors.Engine.Codes;

/// <summary>A key from which codes are derived. Masks itself.</summary>
public sealed class CodeKey
{
    /// <summary>Bytes of a code key.</summary>
    public const int Length = 32;

    /// <summary>Longest id, in characters.</summary>
    public const int IdMax = 32;

    private readonly byte[] _bytes;

    /// <summary>Wraps a key.</summary>
    /// <param name="id">Its name, stored with every code; 1 to 32 characters.</param>
    /// <param name="bytes">32 bytes.</param>
    /// <exception cref="ArgumentException">The name or the bytes have another length.</exception>
    public CodeKey(string id, ReadOnlySpan<byte> bytes)
    {
        if (id.Length is 0 or > IdMax)
        {
            throw new ArgumentException("A code key's id has 1 to 32 characters.", nameof(id));
        }

        Id = id;
        _bytes = bytes.Length == Length ? bytes.ToArray() : throw new ArgumentException("A code key is 32 bytes.", nameof(bytes));
        Hash = new KeyedHash(_bytes);
    }

    /// <summary>Its name.</summary>
    public string Id { get; }

    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>HMAC under the key.</summary>
    internal KeyedHash Hash { get; }

    /// <summary>Its name only.</summary>
    public override string ToString() => $"CodeKey({Id}, ***)";
}
