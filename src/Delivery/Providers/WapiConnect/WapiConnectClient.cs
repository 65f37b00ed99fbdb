using System.Text.Json;
using OtpActors.Delivery.Providers.Undocumented;
using OtpActors.Delivery.Receipts;
using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Providers.WapiConnect;

/// <summary>Sends texts through a linked phone at WapiConnect. No idempotency is documented: nothing is repeated.</summary>
internal sealed class WapiConnectClient(WapiConnectOptions options, ProviderTools tools) : IChannelProvider
{
    private readonly Uri _messages = new(options.Url, "/api/send-message");

    public string Name => tools.Name;

    public IReadOnlyList<Channel> Channels => tools.Channels;

    public bool ReceiptsNameMessageIds => Receipts is not null;

    public IReceiptReader? Receipts { get; } = options.Proof is { } proof ? new LooseReceipts(proof) : null;

    public async ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        var text = new WapiConnectMessage(options.SessionId, message.Phone.E164[1..], tools.Writer.Write(message, tools.Clock.GetUtcNow()));
        var request = GatewayCall.Post(_messages, text, WapiConnectJson.Default.WapiConnectMessage);
        request.Headers.TryAddWithoutValidation("x-api-key", options.Key);
        var reply = await tools.Connection.SendAsync(request, cancellationToken);
        if (reply.Fault is { } fault)
        {
            return fault;
        }

        if (!reply.IsSuccess)
        {
            return HttpFailures.Read(reply);
        }

        using var body = ReplyText.Parse(reply.Body);
        if (body?.RootElement is not { ValueKind: JsonValueKind.Object } said || !said.TryGetProperty("success", out var success))
        {
            return new SendOutcome.Unknown(UnknownReason.UnreadableReply);
        }

        // No message id is documented. Where there is one all the same, receipts can name it.
        var id = LooseReceipts.FindId(said);
        return success.ValueKind switch
        {
            JsonValueKind.True => new SendOutcome.Accepted(id, Receipts is not null && id is not null),
            JsonValueKind.False => WapiConnectFailures.Refused(ReplyText.Of(said, "error")),
            _ => new SendOutcome.Unknown(UnknownReason.UnreadableReply),
        };
    }
}
