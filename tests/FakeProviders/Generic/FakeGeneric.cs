using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OtpActors.FakeProviders.Generic;

/// <summary>A house's own endpoint, as docs/providers/http.md describes it.</summary>
public sealed class FakeGeneric : FakeServer
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly Dictionary<string, string> _taken = [];

    /// <summary>Messages that were really sent: an id that comes twice is sent once.</summary>
    public IReadOnlyCollection<string> Sent
    {
        get
        {
            lock (_taken)
            {
                return [.. _taken.Keys];
            }
        }
    }

    /// <summary>Signs a body as both sides do.</summary>
    public static string Sign(string id, string timestamp, string body)
    {
        var key = Convert.FromBase64String(Secret["whsec_".Length..]);
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));
    }

    /// <summary>The body of receipts.</summary>
    public static string Receipts(params (string Id, string Status)[] receipts) => JsonSerializer.Serialize(
        new { receipts = receipts.Select(static r => new { id = r.Id, status = r.Status }) });

    protected override FakeAnswer Answer(FakeCall call)
    {
        if (call.Header("webhook-id") is not { } id || call.Header("webhook-timestamp") is not { } timestamp
            || call.Header("webhook-signature") != Sign(id, timestamp, call.Body))
        {
            return new FakeAnswer(401, """{"reason":"signature"}""");
        }

        var message = JsonDocument.Parse(call.Body).RootElement;
        if (message.GetProperty("id").GetString() != id || call.Header("Idempotency-Key") != id)
        {
            return new FakeAnswer(400, """{"reason":"id"}""");
        }

        lock (_taken)
        {
            if (!_taken.TryGetValue(id, out var name))
            {
                name = string.Create(CultureInfo.InvariantCulture, $"house-{_taken.Count + 1}");
                _taken.Add(id, name);
            }

            return new FakeAnswer(202, JsonSerializer.Serialize(new { message_id = name }));
        }
    }
}
