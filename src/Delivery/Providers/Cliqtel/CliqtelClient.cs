using OtpActors.Delivery.Providers.Meta;
using OtpActors.Delivery.Providers.Undocumented;
using OtpActors.Delivery.Receipts;
using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Providers.Cliqtel;

/// <summary>Sends WhatsApp templates and text messages through Cliqtel. No idempotency is documented: nothing is repeated.</summary>
internal sealed class CliqtelClient(CliqtelOptions options, ProviderTools tools) : IChannelProvider
{
    private readonly MetaCatalog _catalog = new([], tools.Name, tools.Logger);
    private readonly Uri _whatsApp = new(options.Url, "/api/v1/whatsapp/messages");
    private readonly Uri _sms = new(options.Url, "/api/v1/sms/messages");

    public string Name => tools.Name;

    public IReadOnlyList<Channel> Channels => tools.Channels;

    public bool ReceiptsNameMessageIds => Receipts is not null;

    public IReceiptReader? Receipts { get; } = options.Proof is { } proof ? new LooseReceipts(proof) : null;

    public async ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        var request = message.Channel switch
        {
            Channel.WhatsApp => GatewayCall.Post(_whatsApp, WhatsApp(message), CliqtelJson.Default.CliqtelWhatsApp),
            Channel.Sms => GatewayCall.Post(_sms, Sms(message), CliqtelJson.Default.CliqtelSms),
        };
        var reply = await tools.Connection.SendAsync(request.WithBearer(options.Key), cancellationToken);
        if (reply.Fault is { } fault)
        {
            return fault;
        }

        using var body = ReplyText.Parse(reply.Body);
        if (!reply.IsSuccess)
        {
            return CliqtelFailures.Read(reply, body?.RootElement);
        }

        // Webhooks are documented for WhatsApp only.
        return body is not null && LooseReceipts.FindId(body.RootElement) is { } id
            ? new SendOutcome.Accepted(id, Receipts is not null && message.Channel == Channel.WhatsApp)
            : new SendOutcome.Unknown(UnknownReason.UnreadableReply);
    }

    private CliqtelWhatsApp WhatsApp(DeliveryMessage message)
    {
        var (name, language) = _catalog.Choose(tools.Templates[message.Template], message.Locale, 0);
        return new CliqtelWhatsApp(options.AccountId, message.Phone.E164, CliqtelTemplate.WithCode(name, language, message.Code.Reveal()));
    }

    private CliqtelSms Sms(DeliveryMessage message) =>
        new(options.FromNumberId, message.Phone.E164, tools.Writer.Write(message, tools.Clock.GetUtcNow()));
}
