namespace OtpActors.Engine.Identity;

/// <summary>The installation's <c>PhoneKey</c>: 32 bytes, fixed for its life, from which all keyed names follow. Masks itself.</summary>
public sealed class PhoneSecret
{
    /// <summary>Bytes of the secret.</summary>
    public const int Length = 32;

    private readonly byte[] _bytes;

    /// <summary>Wraps the bytes.</summary>
    /// <param name="bytes">32 bytes.</param>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public PhoneSecret(ReadOnlySpan<byte> bytes) =>
        _bytes = bytes.Length == Length ? bytes.ToArray() : throw new ArgumentException("A phone key is 32 bytes.", nameof(bytes));

    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Masked.</summary>
    public override string ToString() => "PhoneSecret(***)";
}
