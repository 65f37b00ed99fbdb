using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using OtpActors.Bench.Load.Wire;

namespace OtpActors.Bench.Load.Work;

/// <summary>
/// Meta's receipts for messages of which the provider kept the tags: <c>sent</c>, then <c>delivered</c> for each, signed as Meta does. It ends when there
/// are no more tags.
/// </summary>
/// <param name="tags">The tags.</param>
/// <param name="appSecret">The key of the signatures.</param>
internal sealed class ReceiptWork(ConcurrentQueue<string> tags, string appSecret) : IWork
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(appSecret);
    private string? _sent;

    public bool TryWrite(RequestWriter writer, int slot, out ReadOnlySpan<byte> request)
    {
        var tag = _sent;
        _sent = null;
        var status = "delivered";
        if (tag is null)
        {
            if (!tags.TryDequeue(out tag))
            {
                request = default;
                return false;
            }

            (_sent, status) = (tag, "sent");
        }

        request = Encoding.ASCII.GetBytes(Write(tag, status));
        return true;
    }

    public bool Accept(int slot, in Response response) => response.Status == 200;

    private string Write(string tag, string status)
    {
        var body = $$$"""{"object":"whatsapp_business_account","entry":[{"id":"1001","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550100","phone_number_id":"2002"},"statuses":[{"id":"wamid.HBgMBENCH","status":"{{{status}}}","timestamp":"1764000000","recipient_id":"447700900123","biz_opaque_callback_data":"{{{tag}}}"}]}}]}]}""";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(body)));
        return $"POST /receipts/meta HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Hub-Signature-256: sha256={signature}\r\nContent-Length: {body.Length}\r\n\r\n{body}";
    }
}
