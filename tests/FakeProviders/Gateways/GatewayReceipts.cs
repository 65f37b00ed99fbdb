using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OtpActors.FakeProviders.Gateways;

/// <summary>Receipts as a house may post them that documents none: one of the shapes that are common.</summary>
public static class GatewayReceipts
{
    public const string Secret = "a-secret-of-both-sides";
    public const string Header = "X-Webhook-Signature";

    public static string Sign(string body) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body)));

    public static string Body(string messageId, params string[] statuses) => JsonSerializer.Serialize(new
    {
        @event = "message.status",
        data = statuses.Select(status => new { id = messageId, status }),
    });
}
