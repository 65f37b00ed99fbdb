using OtpActors.Delivery.Providers.Undocumented;
using OtpActors.Delivery.Receipts;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.OutreachAgent;

/// <summary>Asks what became of a message. Its webhooks carry no signature, so they are not listened to.</summary>
internal sealed class OutreachAgentReceipts(OutreachAgentOptions options, ProviderTools tools) : IReceiptPoll
{
    public async ValueTask<ProviderReceipt?> AskAsync(string messageId, CancellationToken cancellationToken)
    {
        var address = new Uri(options.Url, "/v1/whatsapp/otp/" + Uri.EscapeDataString(messageId));
        var reply = await tools.Connection.SendAsync(new HttpRequestMessage(HttpMethod.Get, address).WithBearer(options.Key), cancellationToken);
        if (reply.Fault is not null || !reply.IsSuccess)
        {
            return null;
        }

        using var body = ReplyText.Parse(reply.Body);
        return (body is null ? null : ReplyText.Of(body.RootElement, "status")) switch
        {
            "delivered" or "verified" => new ProviderReceipt(null, messageId, ReceiptState.Delivered),
            "failed" => new ProviderReceipt(null, messageId, ReceiptState.Failed, Failure.Undelivered),
            _ => null,
        };
    }
}
