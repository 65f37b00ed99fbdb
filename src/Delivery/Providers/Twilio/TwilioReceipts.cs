using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using OtpActors.Delivery.Receipts;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Twilio;

/// <summary>
/// Reads Twilio's status callbacks. The signature covers the address as Twilio called it and every field, known or not: Twilio adds fields without notice
/// (twilio.com/docs/usage/webhooks/webhooks-security). Behind a proxy that address is the public one, not the one that arrived here.
/// </summary>
internal sealed class TwilioReceipts(TwilioOptions options, Uri address) : IReceiptReader
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(options.AuthToken);

    public bool IsGenuine(ReceiptRequest request)
    {
        Span<byte> given = stackalloc byte[HMACSHA1.HashSizeInBytes + 1];
        if (request.Header("X-Twilio-Signature") is not { } signature
            || !Convert.TryFromBase64String(signature, given, out var length) || length != HMACSHA1.HashSizeInBytes
            || !Uri.TryCreate(request.Url, UriKind.Absolute, out var called))
        {
            return false;
        }

        var query = called.Query;
        var fields = "";
        if (IsForm(request))
        {
            fields = Fields(request.Body);
        }
        else if (!IsSigned(request.Body.Span, request.Query("bodySHA256")))
        {
            return false;
        }

        // Twilio signs the address with or without its port.
        var genuine = false;
        foreach (var url in (string[])[address + query, WithPort(address) + query, WithoutPort(address) + query])
        {
            genuine |= CryptographicOperations.FixedTimeEquals(given[..length], Sign(_key, url + fields));
        }

        return genuine;
    }

    public bool Read(ReceiptRequest request, ICollection<ProviderReceipt> receipts)
    {
        var form = Parse(request.Body);
        if (!form.TryGetValue("MessageSid", out var sid) || !form.TryGetValue("MessageStatus", out var status))
        {
            return false;
        }

        if (StateOf(status.ToString()) is { } state)
        {
            var code = form.TryGetValue("ErrorCode", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : (int?)null;
            receipts.Add(new ProviderReceipt(
                request.Query("tag") ?? "", sid.ToString(), state, state == ReceiptState.Failed ? TwilioFailures.WordOf(code) : null));
        }

        return true;
    }

    /// <summary>The states of a message; those before it has left say nothing new.</summary>
    public static ReceiptState? StateOf(string status) => status switch
    {
        "sent" or "partially_delivered" => ReceiptState.Sent,
        "delivered" => ReceiptState.Delivered,
        "read" => ReceiptState.Read,
        "failed" or "undelivered" or "canceled" => ReceiptState.Failed,
        _ => null,
    };

    /// <summary>The signature of an address with the fields behind it: HMAC-SHA-1, which is Twilio's choice.</summary>
    internal static byte[] Sign(byte[] key, string text)
    {
#pragma warning disable CA5350 // The scheme is Twilio's.
        return HMACSHA1.HashData(key, Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
    }

    /// <summary>All fields by ordinal order of their names, each followed by its value.</summary>
    internal static string Fields(ReadOnlyMemory<byte> body)
    {
        var text = new StringBuilder();
        foreach (var (name, values) in Parse(body).OrderBy(static f => f.Key, StringComparer.Ordinal))
        {
            foreach (var value in values.Distinct().Order(StringComparer.Ordinal))
            {
                text.Append(name).Append(value);
            }
        }

        return text.ToString();
    }

    private static bool IsForm(ReceiptRequest request) =>
        request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is not false;

    private static bool IsSigned(ReadOnlySpan<byte> body, string? sha256)
    {
        Span<byte> right = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, right);
        return sha256?.Length == 2 * right.Length
            && Convert.FromHexString(sha256, given, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(given, right);
    }

    private static Dictionary<string, StringValues> Parse(ReadOnlyMemory<byte> body) => QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Span));

    private static string WithPort(Uri url) => $"{url.Scheme}://{url.Host}:{url.Port}{url.AbsolutePath}";

    private static string WithoutPort(Uri url) => $"{url.Scheme}://{url.Host}{url.AbsolutePath}";
}
