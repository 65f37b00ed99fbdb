using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OtpActors.Webhooks.Signing;

/// <summary>Signs by the Standard Webhooks scheme 1.0.0: HMAC-SHA-256 over id, timestamp and body, joined by dots (A67).</summary>
public static class WebhookSignature
{
    private const string Version = "v1,";

    /// <summary>The value of <c>webhook-signature</c>: one signature for each secret, separated by blanks (A69).</summary>
    /// <param name="secrets">The secrets, the current one first.</param>
    /// <param name="id">The <c>webhook-id</c>, without dots.</param>
    /// <param name="timestamp">The <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="body">The very bytes that are sent.</param>
    /// <returns>The value.</returns>
    public static string Of(IEnumerable<WebhookSecret> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        byte[] signed = [.. head, .. body];
        return string.Join(' ', secrets.Select(secret => Version + Convert.ToBase64String(HMACSHA256.HashData(secret.Key, signed))));
    }
}
