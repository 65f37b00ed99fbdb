using System.Text.Json;
using OtpActors.Delivery.Providers.Undocumented;
using OtpActors.Delivery.Receipts;
using OtpActors.Delivery.Routing;
using OtpActors.Domain;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Providers.OutreachAgent;

/// <summary>Has codes made, sent and checked at OutreachAgent. Its <c>otp_id</c> is our message id. No idempotency is documented.</summary>
internal sealed class OutreachAgentClient(OutreachAgentOptions options, ProviderTools tools) : IChannelProvider, ICodeKeeper
{
    private readonly Uri _send = new(options.Url, "/v1/whatsapp/otp/send");
    private readonly Uri _verify = new(options.Url, "/v1/whatsapp/otp/verify");

    public string Name => tools.Name;

    public IReadOnlyList<Channel> Channels => tools.Channels;

    public ICodeKeeper Keeper => this;

    public IReceiptPoll Poll { get; } = new OutreachAgentReceipts(options, tools);

    public async ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        var left = WholeSeconds.Ceiling(message.ExpiresAt - tools.Clock.GetUtcNow());
        var request = new OutreachAgentSend(
            message.Phone.E164, message.Template, message.Digits, (int)Math.Clamp(left, Limits.LifetimeMin.TotalSeconds, Limits.LifetimeMax.TotalSeconds), options.FallbackSms);
        var reply = await PostAsync(GatewayCall.Post(_send, request, OutreachAgentJson.Default.OutreachAgentSend), cancellationToken);
        if (reply.Fault is { } fault)
        {
            return fault;
        }

        return !reply.IsSuccess ? OutreachAgentFailures.Read(reply)
            : Read(reply) is { Success: not false, OtpId: { Length: > 0 } id } ? new SendOutcome.Accepted(id, ReceiptExpected: true)
            : new SendOutcome.Unknown(UnknownReason.UnreadableReply);
    }

    public async ValueTask<KeeperVerdict> CheckAsync(string? messageId, PhoneNumber phone, OtpCode code, CancellationToken cancellationToken)
    {
        if (messageId is null)
        {
            return KeeperVerdict.Unavailable;
        }

        var request = new OutreachAgentVerify(messageId, code.Reveal());
        var reply = await PostAsync(GatewayCall.Post(_verify, request, OutreachAgentJson.Default.OutreachAgentVerify), cancellationToken);
        return reply switch
        {
            { Fault: null, IsSuccess: true } => Read(reply)?.Valid switch
            {
                true => KeeperVerdict.Right,
                false => KeeperVerdict.Wrong,
                null => KeeperVerdict.Unavailable,
            },

            // Unknown, expired or used there: that code will not become right any more.
            { Status: 400 or 404 or 410 or 422 } => KeeperVerdict.Wrong,
            _ => KeeperVerdict.Unavailable,
        };
    }

    private static OutreachAgentReply? Read(in ProviderReply reply)
    {
        try
        {
            return JsonSerializer.Deserialize(reply.Body.Span, OutreachAgentJson.Default.OutreachAgentReply);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ValueTask<ProviderReply> PostAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        tools.Connection.SendAsync(request.WithBearer(options.Key), cancellationToken);
}
