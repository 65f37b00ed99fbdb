using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OtpActors.Domain;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Otps;
using OtpActors.Engine.Hashing;

namespace OtpActors.Engine.Codes;

/// <summary>
/// The only place that knows codes. A code is never stored: it is derived with HMAC-SHA-256 from a code key, the workspace, the OTP and a
/// salt that lives in the OTP's state only (A14). A custom code is sealed with AES-GCM for the OTP's life (A18).
/// </summary>
public sealed class CodeVault
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int ContextMax = 128;

    private static readonly ulong[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    private readonly CodeKey _current;
    private readonly Dictionary<string, CodeKey> _keys;

    /// <summary>Opens the vault.</summary>
    /// <param name="keys">The code keys: the first one makes new codes, the others still check theirs (A16).</param>
    /// <exception cref="ArgumentException">There is no key, or two have one name.</exception>
    public CodeVault(IReadOnlyList<CodeKey> keys)
    {
        _current = keys.Count > 0 ? keys[0] : throw new ArgumentException("At least one code key is needed.", nameof(keys));
        _keys = keys.ToDictionary(static k => k.Id, StringComparer.Ordinal);
    }

    /// <summary>Begins a code that is derived.</summary>
    /// <param name="length">Digits.</param>
    /// <returns>From what it follows.</returns>
    public CodeSpec Draw(int length) => new(_current.Id, length, 0, DrawSalt(), []);

    /// <summary>Seals a code that the caller brought.</summary>
    /// <param name="code">The code.</param>
    /// <param name="workspace">The OTP's workspace.</param>
    /// <param name="otp">The OTP.</param>
    /// <returns>From what it follows.</returns>
    public CodeSpec Seal(OtpCode code, WorkspaceId workspace, OtpId otp)
    {
        var spec = new CodeSpec(_current.Id, code.Length, 0, DrawSalt(), []);
        var digits = Encoding.ASCII.GetBytes(code.Reveal());
        var box = new byte[NonceBytes + digits.Length + TagBytes];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        var context = Context(spec, workspace, otp, stackalloc byte[ContextMax]);
        using var aes = new AesGcm(SealingKey(_current), TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), digits, box.AsSpan(NonceBytes, digits.Length), box.AsSpan(NonceBytes + digits.Length), context);
        return spec with { Sealed = [.. box] };
    }

    /// <summary>The code in the clear, for the message.</summary>
    /// <param name="spec">From what it follows.</param>
    /// <param name="workspace">The OTP's workspace.</param>
    /// <param name="otp">The OTP.</param>
    /// <returns>The code; null when its key is no longer configured.</returns>
    public OtpCode? Reveal(CodeSpec spec, WorkspaceId workspace, OtpId otp)
    {
        Span<byte> digits = stackalloc byte[Limits.CodeDigitsMax];
        if (!TryDigits(spec, workspace, otp, digits))
        {
            return null;
        }

        return OtpCode.TryParse(Encoding.ASCII.GetString(digits[..spec.Length]), out var code) ? code : null;
    }

    /// <summary>Whether a code is the right one, in a time that does not depend on where it differs (A17).</summary>
    /// <param name="spec">From what the right one follows.</param>
    /// <param name="workspace">The OTP's workspace.</param>
    /// <param name="otp">The OTP.</param>
    /// <param name="candidate">The code to check.</param>
    /// <returns>Whether it is; never, when the right one's key is no longer configured.</returns>
    public bool Matches(CodeSpec spec, WorkspaceId workspace, OtpId otp, OtpCode candidate)
    {
        Span<byte> right = stackalloc byte[Limits.CodeDigitsMax];
        Span<byte> given = stackalloc byte[Limits.CodeDigitsMax];
        right.Clear();
        given.Clear();
        var known = TryDigits(spec, workspace, otp, right);
        Encoding.ASCII.GetBytes(candidate.Reveal(), given);

        // Unused places are zero bytes, which no digit is: another length never matches.
        return known & CryptographicOperations.FixedTimeEquals(right, given);
    }

    private bool TryDigits(CodeSpec spec, WorkspaceId workspace, OtpId otp, Span<byte> digits)
    {
        if (!_keys.TryGetValue(spec.KeyId, out var key))
        {
            return false;
        }

        var context = Context(spec, workspace, otp, stackalloc byte[ContextMax]);
        if (spec.Custom)
        {
            return TryOpen(key, spec.Sealed, context, digits);
        }

        Derive(key, context, spec.Length, digits);
        return true;
    }

    /// <summary>Maps the MAC to digits without bias: a 64-bit draw beyond the last whole multiple of 10^length is thrown away.</summary>
    private static void Derive(CodeKey key, ReadOnlySpan<byte> context, int length, Span<byte> digits)
    {
        var range = Powers[length];
        var limit = ulong.MaxValue - (ulong.MaxValue % range);
        Span<byte> mac = stackalloc byte[KeyedHash.Size];
        key.Hash.Compute(context, mac);
        while (true)
        {
            for (var at = 0; at < mac.Length; at += 8)
            {
                var draw = BinaryPrimitives.ReadUInt64LittleEndian(mac[at..]);
                if (draw >= limit)
                {
                    continue;
                }

                var value = draw % range;
                for (var i = length - 1; i >= 0; i--)
                {
                    digits[i] = (byte)('0' + (value % 10));
                    value /= 10;
                }

                return;
            }

            key.Hash.Compute(mac, mac);
        }
    }

    private static bool TryOpen(CodeKey key, ImmutableArray<byte> sealedCode, ReadOnlySpan<byte> context, Span<byte> digits)
    {
        var box = sealedCode.AsSpan();
        var length = box.Length - NonceBytes - TagBytes;
        if (length is < Limits.CodeDigitsMin or > Limits.CodeDigitsMax)
        {
            return false;
        }

        using var aes = new AesGcm(SealingKey(key), TagBytes);
        try
        {
            aes.Decrypt(box[..NonceBytes], box.Slice(NonceBytes, length), box[^TagBytes..], digits[..length], context);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            // A record that was tampered with is a closed door (A99).
            return false;
        }
    }

    private static byte[] SealingKey(CodeKey key)
    {
        var derived = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Bytes, derived, [], "otpactors/v1/custom-code"u8);
        return derived;
    }

    /// <summary>Version, OTP, salt, generation, length, workspace: all that a code belongs to, at fixed places.</summary>
    private static ReadOnlySpan<byte> Context(CodeSpec spec, WorkspaceId workspace, OtpId otp, Span<byte> context)
    {
        context[0] = Version;
        BinaryPrimitives.WriteUInt128LittleEndian(context[1..], otp.Value);
        BinaryPrimitives.WriteUInt128LittleEndian(context[17..], spec.Salt);
        BinaryPrimitives.WriteInt32LittleEndian(context[33..], spec.Generation);
        context[37] = (byte)spec.Length;
        return context[..(38 + Encoding.ASCII.GetBytes(workspace.ToString(), context[38..]))];
    }

    private static UInt128 DrawSalt()
    {
        Span<byte> salt = stackalloc byte[16];
        RandomNumberGenerator.Fill(salt);
        return BinaryPrimitives.ReadUInt128LittleEndian(salt);
    }
}
