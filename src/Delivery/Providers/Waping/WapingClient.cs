using OtpActors.Delivery.Health;
using OtpActors.Delivery.Providers.Undocumented;
using OtpActors.Delivery.Receipts;
using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Providers.Waping;

/// <summary>
/// Sends texts through a linked phone at WAPing. Its idempotency key is our tag, so a message may be handed over again when its fate is unknown; a text
/// that names another lifetime by then is refused there as a conflict, which leaves the fate unknown.
/// </summary>
internal sealed class WapingClient(WapingOptions options, ProviderTools tools) : IChannelProvider
{
    private readonly Uri _messages = new(options.Url, "/v1/messages");

    public string Name => tools.Name;

    public IReadOnlyList<Channel> Channels => tools.Channels;

    public bool KnowsRepeats => true;

    public bool ReceiptsNameMessageIds => Receipts is not null;

    public IReceiptReader? Receipts { get; } = options.Proof is { } proof ? new LooseReceipts(proof) : null;

    public IProviderProbe Probe { get; } = new WapingDevice(options, tools);

    public async ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        var text = new WapingText(tools.Writer.Write(message, tools.Clock.GetUtcNow()));
        var request = GatewayCall.Post(_messages, new WapingMessage(options.DeviceId, message.Phone.E164, text), WapingJson.Default.WapingMessage)
            .WithBearer(options.Key);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", tools.Names.CorrelationTag(message.Otp, message.Attempt, Name));
        var reply = await tools.Connection.SendAsync(request, cancellationToken);
        if (reply.Fault is { } fault)
        {
            return fault;
        }

        using var body = ReplyText.Parse(reply.Body);
        if (!reply.IsSuccess)
        {
            return WapingFailures.Read(reply, body is null ? null : ReplyText.Of(body.RootElement, "error", "code"));
        }

        return body is not null && ReplyText.Of(body.RootElement, "id") is { Length: > 0 } id
            ? new SendOutcome.Accepted(id, Receipts is not null)
            : new SendOutcome.Unknown(UnknownReason.UnreadableReply);
    }
}
