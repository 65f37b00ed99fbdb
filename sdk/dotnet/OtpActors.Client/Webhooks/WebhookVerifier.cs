using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OtpActors.Client.Http;

namespace OtpActors.Client.Webhooks;

/// <summary>
/// Tells genuine webhooks from others, by the Standard Webhooks scheme: HMAC-SHA-256 over id, timestamp and the bytes of the body, compared in
/// constant time, at most five minutes off. It does not remember: ignore a <c>webhook-id</c> that you have seen.
/// </summary>
public sealed class WebhookVerifier
{
    /// <summary>The header with the event's id, the same for each try.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>The header with the time of the try, seconds since 1970.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>The header with the signatures.</summary>
    public const string SignatureHeader = "webhook-signature";

    /// <summary>How far the timestamp may be off, to either side.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string SecretPrefix = "whsec_";
    private const string SignaturePrefix = "v1,";
    private const int HeaderLengthMax = 2048;

    private readonly byte[] _key;
    private readonly TimeProvider _time;

    /// <summary>Makes a verifier for one endpoint.</summary>
    /// <param name="secret">The endpoint's signing secret, <c>whsec_</c> and Base64.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">The secret has not the form of one.</exception>
    public WebhookVerifier(Secret secret, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var text = secret.Reveal();
        var key = new byte[text.Length];
        var encoded = text.AsSpan(text.StartsWith(SecretPrefix, StringComparison.Ordinal) ? SecretPrefix.Length : 0);
        if (!Convert.TryFromBase64Chars(encoded, key, out var length) || length == 0)
        {
            throw new ArgumentException("The signing secret must be whsec_ and Base64, as it was shown when the endpoint was added.", nameof(secret));
        }

        _key = key[..length];
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Whether a request came from the server, recently.</summary>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>: one or several, separated by blanks.</param>
    /// <param name="body">The bytes of the body as they came, not parsed and written again.</param>
    /// <returns>False when anything is missing, wrong or too old.</returns>
    public bool IsGenuine(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body)
    {
        if (id is not { Length: > 0 and <= HeaderLengthMax } || signatures is not { Length: > 0 and <= HeaderLengthMax } || !IsRecent(timestamp))
        {
            return false;
        }

        Span<byte> right = stackalloc byte[HMACSHA256.HashSizeInBytes];
        using (var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key))
        {
            hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
            hmac.AppendData(body);
            hmac.GetHashAndReset(right);
        }

        var genuine = false;
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var range in signatures.AsSpan().Split(' '))
        {
            var signature = signatures.AsSpan(range);
            genuine |= signature.StartsWith(SignaturePrefix, StringComparison.Ordinal)
                && Convert.TryFromBase64Chars(signature[SignaturePrefix.Length..], given, out var length)
                && length == given.Length
                && CryptographicOperations.FixedTimeEquals(given, right);
        }

        return genuine;
    }

    /// <summary>Reads a request if it is genuine.</summary>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>.</param>
    /// <param name="body">The bytes of the body as they came.</param>
    /// <returns>The event; null when the request is not genuine: answer 400 then.</returns>
    public WebhookEvent? Read(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body) =>
        IsGenuine(id, timestamp, signatures, body) ? JsonSerializer.Deserialize(body, WireJson.Default.WebhookEvent) : null;

    private bool IsRecent(string? timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at is >= 0 and <= 253402300799 // the end of the year 9999
        && (_time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(at)).Duration() <= Tolerance;
}
