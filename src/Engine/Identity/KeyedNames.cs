using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Hashing;

namespace OtpActors.Engine.Identity;

/// <summary>
/// Draws OTP ids and turns what must not be seen into the names of actors. Each purpose has a key of its own (HKDF, RFC 5869).
/// </summary>
public sealed partial class KeyedNames
{
    private const int TagBits = 48;

    private readonly KeyedHash _otpKey;
    private readonly KeyedHash _phoneKey;
    private readonly KeyedHash _claimKey;
    private readonly KeyedHash _fingerprintKey;
    private readonly KeyedHash _referenceKey;
    private readonly KeyedHash _checkKey;
    private readonly KeyedHash _correlationKey;
    private readonly KeyedHash _messageKey;
    private readonly KeyedHash _webhookKey;
    private readonly KeyedHash _webhookSecretKey;
    private readonly KeyedHash _recordKey;
    private readonly Action<Span<byte>> _draw;

    /// <summary>Derives the keys.</summary>
    /// <param name="secret">The installation's phone key.</param>
    public KeyedNames(PhoneSecret secret)
        : this(secret, RandomNumberGenerator.Fill)
    {
    }

    /// <summary>As the other, with another source of ids than chance: for simulations that are to be repeated.</summary>
    internal KeyedNames(PhoneSecret secret, Action<Span<byte>> draw)
    {
        _draw = draw;
        _otpKey = Derive(secret, "otpactors/v1/otp-id");
        _phoneKey = Derive(secret, "otpactors/v1/phone");
        _claimKey = Derive(secret, "otpactors/v1/idempotency-key");
        _fingerprintKey = Derive(secret, "otpactors/v1/fingerprint");
        _referenceKey = Derive(secret, "otpactors/v1/client-reference");
        _checkKey = Derive(secret, "otpactors/v1/check-value");
        _correlationKey = Derive(secret, "otpactors/v1/correlation");
        _messageKey = Derive(secret, "otpactors/v1/message-id");
        _webhookKey = Derive(secret, "otpactors/v1/webhook");
        _webhookSecretKey = Derive(secret, "otpactors/v1/webhook-secret");
        _recordKey = Derive(secret, "otpactors/v1/record");
    }

    /// <summary>Says whether a store was made under the same key, and nothing else about it.</summary>
    public UInt128 CheckValue => Hash(_checkKey, "check"u8);

    /// <summary>Draws a new id: the cell of its phone, 68 random bits and a 48-bit tag.</summary>
    /// <param name="workspace">Whose OTP it will be.</param>
    /// <param name="phone">Whose phone it is for.</param>
    /// <returns>The id.</returns>
    public OtpId DrawOtp(WorkspaceId workspace, PhoneKey phone)
    {
        const int Random = 128 - TagBits - Cell.Bits;
        return Sign(workspace, ((UInt128)(uint)Cell.Of(phone.Value) << Random) | (DrawBody() & ((UInt128.One << Random) - 1)));
    }

    /// <summary>Draws an id that no phone's OTP will have: it names a step, or a trial.</summary>
    /// <param name="workspace">Whose it is.</param>
    /// <returns>The id.</returns>
    public OtpId DrawOtp(WorkspaceId workspace) => Sign(workspace, DrawBody());

    /// <summary>Whether an id was drawn here for this workspace. Forged and foreign ids are refused at the door, without waking an actor (A33).</summary>
    /// <param name="workspace">Who asks.</param>
    /// <param name="otp">The id.</param>
    /// <returns>Whether the tag is right.</returns>
    public bool Owns(WorkspaceId workspace, OtpId otp)
    {
        Span<byte> given = stackalloc byte[8];
        Span<byte> right = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(given, (ulong)otp.Value & ((1UL << TagBits) - 1));
        BinaryPrimitives.WriteUInt64LittleEndian(right, Tag(workspace, otp.Value >> TagBits));
        return CryptographicOperations.FixedTimeEquals(given, right);
    }

    /// <summary>The actor of a phone number in a workspace.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="phone">The number.</param>
    /// <returns>Its key.</returns>
    public PhoneKey Phone(WorkspaceId workspace, PhoneNumber phone) => new(HashText(_phoneKey, workspace.ToString(), phone.E164));

    /// <summary>The actor of an end user's address in a workspace; a whole /64 of IPv6 is one address (A36).</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="address">The address.</param>
    /// <returns>Its key: addresses are limited by the same kind of actor as phones.</returns>
    public PhoneKey Address(WorkspaceId workspace, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        Span<byte> bytes = stackalloc byte[16];
        plain.TryWriteBytes(bytes, out var length);
        return new(HashText(_recordKey, "address", workspace.ToString(), Convert.ToHexString(bytes[..(length == 16 ? 8 : length)])));
    }

    /// <summary>The actor of an idempotency key.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="scope">Method and path.</param>
    /// <param name="key">The key.</param>
    /// <returns>Its key.</returns>
    public ClaimKey Claim(WorkspaceId workspace, string scope, string key) => new(HashText(_claimKey, workspace.ToString(), scope, key));

    /// <summary>The fingerprint of a request's body: equal for equal bytes, useless to guess a body from.</summary>
    /// <param name="body">The bytes as received.</param>
    /// <returns>128 bits.</returns>
    public UInt128 Fingerprint(ReadOnlySpan<byte> body) => Hash(_fingerprintKey, body);

    /// <summary>The actor of a client reference in a workspace.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="reference">The reference.</param>
    /// <returns>Its key.</returns>
    public ReferenceKey Reference(WorkspaceId workspace, string reference) => new(HashText(_referenceKey, workspace.ToString(), reference));

    /// <summary>The actor of whatever has a name in words: a workspace, a journal, a page.</summary>
    /// <param name="parts">What it is, then its name.</param>
    /// <returns>128 bits.</returns>
    public UInt128 Record(params ReadOnlySpan<string> parts) => HashText(_recordKey, parts);

    private static KeyedHash Derive(PhoneSecret secret, string purpose)
    {
        var key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.Bytes, key, [], Encoding.ASCII.GetBytes(purpose));
        return new KeyedHash(key);
    }

    private UInt128 DrawBody()
    {
        Span<byte> random = stackalloc byte[16];
        _draw(random[..10]);
        return BinaryPrimitives.ReadUInt128LittleEndian(random) & ((UInt128.One << 80) - 1);
    }

    private OtpId Sign(WorkspaceId workspace, UInt128 body) => new((body << TagBits) | Tag(workspace, body));

    private ulong Tag(WorkspaceId workspace, UInt128 body)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, body);
        Span<byte> name = stackalloc byte[64];
        name = name[..Encoding.ASCII.GetBytes(workspace.ToString(), name)];
        return (ulong)Hash(_otpKey, name, bytes) & ((1UL << TagBits) - 1);
    }

    private static UInt128 HashText(KeyedHash key, params ReadOnlySpan<string> parts)
    {
        // Every part is preceded by its length: no two lists of parts give the same bytes.
        var size = parts.Length * 4;
        foreach (var part in parts)
        {
            size += Encoding.UTF8.GetMaxByteCount(part.Length);
        }

        Span<byte> bytes = size <= 512 ? stackalloc byte[512] : new byte[size];
        var at = 0;
        foreach (var part in parts)
        {
            var length = Encoding.UTF8.GetBytes(part, bytes[(at + 4)..]);
            BinaryPrimitives.WriteInt32LittleEndian(bytes[at..], length);
            at += 4 + length;
        }

        return Hash(key, bytes[..at]);
    }

    private static UInt128 Hash(KeyedHash key, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        Span<byte> bytes = stackalloc byte[first.Length + second.Length];
        first.CopyTo(bytes);
        second.CopyTo(bytes[first.Length..]);
        return Hash(key, bytes);
    }

    private static UInt128 Hash(KeyedHash key, ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[KeyedHash.Size];
        key.Compute(bytes, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
