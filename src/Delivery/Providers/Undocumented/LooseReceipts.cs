using System.Text.Json;
using OtpActors.Delivery.Receipts;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Undocumented;

/// <summary>
/// Receipts of houses that say "there are webhooks" and not what is in them: any JSON in which a message id stands with, or below, a word such as
/// "delivered". What cannot be read is no receipt. Genuine is what carries the operator's own secret (<see cref="LooseProof"/>).
/// </summary>
internal sealed class LooseReceipts(LooseProof proof) : IReceiptReader
{
    private const int ReceiptsMax = 1_000;

    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 16 };
    private static readonly string[] IdNames = ["id", "message_id", "messageId", "msgId", "_serialized"];
    private static readonly string[] StateNames = ["status", "state", "event", "type", "ackName", "ack_name"];

    public bool IsGenuine(ReceiptRequest request) => proof.Holds(request);

    public bool Read(ReceiptRequest request, ICollection<ProviderReceipt> receipts)
    {
        try
        {
            using var body = JsonDocument.Parse(request.Body, Bounded);
            Collect(body.RootElement, null, receipts);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The id in a body, at its top or one of the usual places below.</summary>
    /// <param name="body">The body of an answer.</param>
    /// <returns>The first id that there is; null for none.</returns>
    public static string? FindId(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return IdOf(body) ?? body.EnumerateObject().Select(static member => FindId(member.Value)).FirstOrDefault(static id => id is not null);
    }

    private static void Collect(JsonElement element, ReceiptState? above, ICollection<ProviderReceipt> receipts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, above, receipts);
                }

                break;
            case JsonValueKind.Object:
                var state = StateNames.Select(name => StateOf(element, name)).FirstOrDefault(static s => s is not null) ?? above;
                if (state is { } said && IdOf(element) is { } id && receipts.Count < ReceiptsMax)
                {
                    receipts.Add(new ProviderReceipt(null, id, said, said == ReceiptState.Failed ? Failure.Undelivered : null));
                }

                // That id may be the event's, and the message's further down. One that nobody knows wakes no OTP.
                foreach (var member in element.EnumerateObject())
                {
                    Collect(member.Value, state, receipts);
                }

                break;
        }
    }

    private static string? IdOf(JsonElement element)
    {
        foreach (var name in IdNames)
        {
            if (element.TryGetProperty(name, out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number && id.ToString() is { Length: > 0 and <= 256 } text)
            {
                return text;
            }
        }

        return null;
    }

    private static ReceiptState? StateOf(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: <= 64 } text)
        {
            return null;
        }

        // "message.delivered", "MESSAGE_DELIVERED" and "Delivered" say the same.
        return text[(text.LastIndexOfAny(['.', '_', ':', '-']) + 1)..].ToLowerInvariant() switch
        {
            "sent" or "server" => ReceiptState.Sent,
            "delivered" or "device" => ReceiptState.Delivered,
            "read" or "seen" or "played" => ReceiptState.Read,
            "failed" or "undelivered" or "error" or "rejected" => ReceiptState.Failed,
            _ => null,
        };
    }
}
