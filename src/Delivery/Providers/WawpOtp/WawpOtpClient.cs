using System.Text.Json;
using OtpActors.Delivery.Health;
using OtpActors.Delivery.Providers.Undocumented;
using OtpActors.Delivery.Providers.Wawp;
using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Codes;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Providers.WawpOtp;

/// <summary>Has codes made, sent and checked at Wawp, which knows them by the phone. No idempotency is documented.</summary>
internal sealed class WawpOtpClient(WawpOtpOptions options, ProviderTools tools) : IChannelProvider, ICodeKeeper
{
    private readonly Uri _send = new(options.Url, "/v2/auth/otp/send");
    private readonly Uri _verify = new(options.Url, "/v2/auth/otp/verify");

    public string Name => tools.Name;

    public IReadOnlyList<Channel> Channels => tools.Channels;

    public ICodeKeeper Keeper => this;

    public IProviderProbe Probe { get; } = new WawpSession(new WawpOptions(options.Url, options.InstanceId, options.Token, null), tools);

    public async ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        var language = message.Locale.Split('-', '_')[0].ToLowerInvariant();
        var request = GatewayCall.Post(
            _send, new WawpOtpSend(options.InstanceId, message.Phone.E164[1..], language, options.Footer), WawpOtpJson.Default.WawpOtpSend);
        var reply = await tools.Connection.SendAsync(request.WithBearer(options.Token), cancellationToken);
        if (reply.Fault is { } fault)
        {
            return fault;
        }

        using var body = ReplyText.Parse(reply.Body);
        var code = body is { RootElement.ValueKind: JsonValueKind.Object } ? ReplyText.Of(body.RootElement, "code") : null;
        return !reply.IsSuccess ? WawpFailures.Read(reply, code)
            : code == "success" ? new SendOutcome.Accepted(ReplyText.Of(body!.RootElement, "job_id"), ReceiptExpected: false)
            : code is not null ? WawpFailures.Read(reply with { Status = 400 }, code)
            : new SendOutcome.Unknown(UnknownReason.UnreadableReply);
    }

    public async ValueTask<KeeperVerdict> CheckAsync(string? messageId, PhoneNumber phone, OtpCode code, CancellationToken cancellationToken)
    {
        var request = GatewayCall.Post(_verify, new WawpOtpVerify(options.InstanceId, phone.E164[1..], code.Reveal()), WawpOtpJson.Default.WawpOtpVerify);
        return WawpOtpVerdict.Read(await tools.Connection.SendAsync(request.WithBearer(options.Token), cancellationToken));
    }
}
