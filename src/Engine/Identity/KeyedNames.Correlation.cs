using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OtpActors.Domain.Identity;

namespace OtpActors.Engine.Identity;

public sealed partial class KeyedNames
{
    /// <summary>Characters of a correlation tag: hexadecimal digits of 16 bytes id, 1 byte attempt, 8 bytes MAC.</summary>
    public const int CorrelationTagLength = 2 * CorrelationBytes;

    private const int CorrelationBytes = 25;
    private const int SignedBytes = 17;

    /// <summary>
    /// Names one message to a provider that repeats such a value in its receipts: then a receipt finds its OTP without any index, and one that no tag of
    /// ours came with wakes nobody. The OTP's id is tied to its workspace already; the MAC ties the tag to the provider, so that what one knows is of no use at another.
    /// </summary>
    /// <param name="otp">The OTP.</param>
    /// <param name="attempt">Which of its messages, 1 to 255.</param>
    /// <param name="provider">The provider's name in configuration.</param>
    /// <returns>50 lower-case hexadecimal digits: the same for the same message, always.</returns>
    public string CorrelationTag(OtpId otp, int attempt, string provider)
    {
        Span<byte> bytes = stackalloc byte[CorrelationBytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, otp.Value);
        bytes[16] = checked((byte)attempt);
        SignCorrelation(bytes[..SignedBytes], provider, bytes[SignedBytes..]);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Reads a tag that came back.</summary>
    /// <param name="tag">What the provider repeated.</param>
    /// <param name="provider">The provider's name in configuration.</param>
    /// <param name="otp">The OTP.</param>
    /// <param name="attempt">Which of its messages.</param>
    /// <returns>Whether this is a tag that was made here for this provider.</returns>
    public bool TryReadCorrelationTag(ReadOnlySpan<char> tag, string provider, out OtpId otp, out int attempt)
    {
        (otp, attempt) = (default, 0);
        Span<byte> bytes = stackalloc byte[CorrelationBytes];
        if (tag.Length != CorrelationTagLength || Convert.FromHexString(tag, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        Span<byte> right = stackalloc byte[CorrelationBytes - SignedBytes];
        SignCorrelation(bytes[..SignedBytes], provider, right);
        if (!CryptographicOperations.FixedTimeEquals(bytes[SignedBytes..], right))
        {
            return false;
        }

        (otp, attempt) = (new OtpId(BinaryPrimitives.ReadUInt128BigEndian(bytes)), bytes[16]);
        return true;
    }

    /// <summary>The actor that knows whose message a provider's id names.</summary>
    /// <param name="provider">The provider's name in configuration.</param>
    /// <param name="messageId">The provider's name for the message.</param>
    /// <returns>Its key.</returns>
    public ReferenceKey Message(string provider, string messageId) => new(HashText(_messageKey, provider, messageId));

    private void SignCorrelation(ReadOnlySpan<byte> signed, string provider, Span<byte> mac)
    {
        Span<byte> bytes = stackalloc byte[128];
        signed.CopyTo(bytes);
        var length = SignedBytes + Encoding.UTF8.GetBytes(provider, bytes[SignedBytes..]);
        BinaryPrimitives.WriteUInt64LittleEndian(mac, (ulong)Hash(_correlationKey, bytes[..length]));
    }
}
