using System.Security.Cryptography;
using System.Text;
using OtpActors.Delivery.Receipts;

namespace OtpActors.Delivery.Providers.Undocumented;

/// <summary>
/// What shows that a request comes from a house whose signature is not documented: a token of the operator's own in the address that was given to it,
/// or, where it signs bodies, an HMAC in a header that the operator names.
/// </summary>
internal sealed class LooseProof
{
    private const int TokenMin = 16;
    private const int HexLength = 2 * HMACSHA256.HashSizeInBytes;

    private readonly byte[]? _token;
    private readonly byte[]? _key;
    private readonly string _header;

    private LooseProof(byte[]? token, byte[]? key, string header) => (_token, _key, _header) = (token, key, header);

    /// <summary>Reads <c>ReceiptToken</c>, or <c>SignatureSecret</c> with <c>SignatureHeader</c>.</summary>
    /// <param name="section">The settings.</param>
    /// <returns>The proof; null when neither is set: then no receipts are taken.</returns>
    public static LooseProof? Read(ProviderSection section)
    {
        var (token, key, header) = (section.OptionalSecret("ReceiptToken"), section.OptionalSecret("SignatureSecret"), section.Text("SignatureHeader"));
        if (token is { Length: < TokenMin })
        {
            section.Fault("ReceiptToken", $"is short: write at least {TokenMin} characters; make one with \"openssl rand -hex 16\".");
        }

        if (key is null != header is null)
        {
            section.Fault(key is null ? "SignatureSecret" : "SignatureHeader", "is not set: secret and header belong together; the provider's own pages name both.");
        }

        return token is null && key is null ? null : new LooseProof(Bytes(token), Bytes(key), header ?? "");
    }

    /// <summary>Whether the request carries the proof: every one that is set.</summary>
    /// <param name="request">The request.</param>
    public bool Holds(ReceiptRequest request) =>
        (_token is null || (request.Query("token") is { } token && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), _token)))
        && (_key is null || IsSigned(request));

    /// <summary>Masked.</summary>
    public override string ToString() => nameof(LooseProof);

    private static byte[]? Bytes(string? secret) => secret is null ? null : Encoding.UTF8.GetBytes(secret);

    private bool IsSigned(ReceiptRequest request)
    {
        if (request.Header(_header) is not { Length: >= HexLength and <= HexLength + 16 } header)
        {
            return false;
        }

        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> right = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key!, request.Body.Span, right);

        // With or without a word before it ("sha256=").
        return Convert.FromHexString(header.AsSpan(header.Length - HexLength), given, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(given, right);
    }
}
