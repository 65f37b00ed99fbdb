using System.Globalization;
using System.Text.Json;
using OtpActors.Delivery.Receipts;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Generic;

/// <summary>Reads what the endpoint posts back, signed with the same key by the same scheme.</summary>
internal sealed class GenericReceipts(GenericOptions options, TimeProvider clock) : IReceiptReader
{
    /// <summary>How far the sender's clock may be off; also how long a copied request is of use to anybody, and then it changes nothing (A81).</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public bool IsGenuine(ReceiptRequest request) =>
        request.Header("webhook-id") is { Length: > 0 and <= 256 } id
        && request.Header("webhook-timestamp") is { Length: <= 20 } timestamp
        && request.Header("webhook-signature") is { } signature
        && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) <= Tolerance.TotalSeconds
        && options.Key.Verify(id, timestamp, request.Body.Span, signature);

    public bool Read(ReceiptRequest request, ICollection<ProviderReceipt> receipts)
    {
        GenericReceiptBatch? batch;
        try
        {
            batch = JsonSerializer.Deserialize(request.Body.Span, GenericJson.Default.GenericReceiptBatch);
        }
        catch (JsonException)
        {
            return false;
        }

        foreach (var receipt in batch?.Receipts ?? [])
        {
            if (StateOf(receipt?.Status) is { } state)
            {
                receipts.Add(new ProviderReceipt(receipt!.Id, null, state, GenericFailures.WordOf(receipt.Reason)));
            }
        }

        return batch?.Receipts is not null;
    }

    private static ReceiptState? StateOf(string? status) => status switch
    {
        "sent" => ReceiptState.Sent,
        "delivered" => ReceiptState.Delivered,
        "read" => ReceiptState.Read,
        "failed" => ReceiptState.Failed,
        _ => null,
    };
}
