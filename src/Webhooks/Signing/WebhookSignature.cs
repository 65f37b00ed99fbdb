using System.Globalization;

namespace OtpActors.Webhooks.Signing;

/// <summary>Signs by the Standard Webhooks scheme 1.0.0 (A67).</summary>
public static class WebhookSignature
{
    /// <summary>The value of <c>webhook-signature</c>: one signature for each secret, separated by blanks (A69).</summary>
    /// <param name="secrets">The secrets, the current one first.</param>
    /// <param name="id">The <c>webhook-id</c>, without dots.</param>
    /// <param name="timestamp">The <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="body">The very bytes that are sent.</param>
    /// <returns>The value.</returns>
    public static string Of(IEnumerable<WebhookSecret> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var seconds = timestamp.ToString(CultureInfo.InvariantCulture);
        var signatures = new List<string>();
        foreach (var secret in secrets)
        {
            signatures.Add(secret.Key.Sign(id, seconds, body));
        }

        return string.Join(' ', signatures);
    }
}
