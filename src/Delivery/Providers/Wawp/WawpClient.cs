using System.Text.Json;
using OtpActors.Delivery.Health;
using OtpActors.Delivery.Providers.Undocumented;
using OtpActors.Delivery.Receipts;
using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Providers.Wawp;

/// <summary>Sends texts through a linked phone at Wawp. No idempotency is documented: nothing is repeated.</summary>
internal sealed class WawpClient(WawpOptions options, ProviderTools tools) : IChannelProvider
{
    private readonly Uri _text = new(options.Url, "/v2/send/text");

    public string Name => tools.Name;

    public IReadOnlyList<Channel> Channels => tools.Channels;

    public bool ReceiptsNameMessageIds => Receipts is not null;

    public IReceiptReader? Receipts { get; } = options.Proof is { } proof ? new LooseReceipts(proof) : null;

    public IProviderProbe Probe { get; } = new WawpSession(options, tools);

    public async ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        var text = new WawpText(options.InstanceId, message.Phone.E164[1..] + "@c.us", tools.Writer.Write(message, tools.Clock.GetUtcNow()));
        var request = GatewayCall.Post(_text, text, WawpJson.Default.WawpText).WithBearer(options.Token);
        request.Headers.TryAddWithoutValidation("X-Instance-ID", options.InstanceId);
        var reply = await tools.Connection.SendAsync(request, cancellationToken);
        if (reply.Fault is { } fault)
        {
            return fault;
        }

        using var body = ReplyText.Parse(reply.Body);
        if (!reply.IsSuccess)
        {
            return WawpFailures.Read(reply, body is null ? null : ReplyText.Of(body.RootElement, "code"));
        }

        // What a success looks like is not documented: any JSON object is one, and an id in it counts.
        if (body is not { RootElement.ValueKind: JsonValueKind.Object })
        {
            return new SendOutcome.Unknown(UnknownReason.UnreadableReply);
        }

        var id = LooseReceipts.FindId(body.RootElement);
        return new SendOutcome.Accepted(id, Receipts is not null && id is not null);
    }
}
