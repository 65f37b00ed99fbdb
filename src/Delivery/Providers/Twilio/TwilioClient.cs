using System.Globalization;
using System.Text.Json;
using OtpActors.Delivery.Health;
using OtpActors.Delivery.Receipts;
using OtpActors.Delivery.Routing;
using OtpActors.Domain;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Providers.Twilio;

/// <summary>
/// Hands messages to Twilio. The address for receipts carries our tag, so a receipt finds its OTP; without a public address Twilio is asked instead.
/// Twilio knows no repeats: what is unknown stays so.
/// </summary>
internal sealed class TwilioClient : IChannelProvider, IReceiptPoll, IProviderProbe
{
    private const int ValidityMax = 36_000;

    private readonly TwilioOptions _options;
    private readonly ProviderTools _tools;
    private readonly Uri _account;
    private readonly Uri _messages;

    public TwilioClient(TwilioOptions options, ProviderTools tools)
    {
        _options = options;
        _tools = tools;
        _account = new Uri(options.Api, $"/2010-04-01/Accounts/{options.Account}.json");
        _messages = new Uri(options.Api, $"/2010-04-01/Accounts/{options.Account}/Messages.json");
        Receipts = tools.ReceiptAddress is { } address ? new TwilioReceipts(options, address) : null;
    }

    public string Name => _tools.Name;

    public IReadOnlyList<Channel> Channels => _tools.Channels;

    public IReceiptReader? Receipts { get; }

    public IReceiptPoll? Poll => Receipts is null ? this : null;

    public IProviderProbe? Probe => this;

    /// <summary>An account is not lost without a message that tells.</summary>
    public TimeSpan? Every => null;

    public async ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        using var content = new FormUrlEncodedContent(Fields(message));
        var request = new HttpRequestMessage(HttpMethod.Post, _messages) { Content = content };
        var reply = await AskAsync(request, cancellationToken);
        return reply.Fault ?? (reply.IsSuccess ? Read(reply.Body.Span) : TwilioFailures.Read(reply));
    }

    async ValueTask<ProviderReceipt?> IReceiptPoll.AskAsync(string messageId, CancellationToken cancellationToken)
    {
        var address = new Uri(_options.Api, $"/2010-04-01/Accounts/{_options.Account}/Messages/{Uri.EscapeDataString(messageId)}.json");
        var reply = await AskAsync(new HttpRequestMessage(HttpMethod.Get, address), cancellationToken);
        return reply.IsSuccess && Parse(reply.Body.Span) is { Status: { } status } message && TwilioReceipts.StateOf(status) is { } state
            ? new ProviderReceipt(null, messageId, state, state == ReceiptState.Failed ? TwilioFailures.WordOf(message.ErrorCode) : null)
            : null;
    }

    async ValueTask<SendOutcome?> IProviderProbe.AskAsync(CancellationToken cancellationToken)
    {
        var reply = await AskAsync(new HttpRequestMessage(HttpMethod.Get, _account), cancellationToken);
        if (!reply.IsSuccess)
        {
            return reply.Fault ?? TwilioFailures.Read(reply);
        }

        try
        {
            var status = JsonSerializer.Deserialize(reply.Body.Span, TwilioJson.Default.TwilioAccount)?.Status;
            return status is null or "active" ? null : new SendOutcome.Misconfigured(MisconfigurationReason.Credentials, FailureScope.Account, "account_closed");
        }
        catch (JsonException)
        {
            return new SendOutcome.Unknown(UnknownReason.UnreadableReply);
        }
    }

    private static SendOutcome Read(ReadOnlySpan<byte> body) => Parse(body) switch
    {
        { Status: "failed" or "undelivered" or "canceled" } dead => TwilioFailures.Dead(dead.ErrorCode),
        { Sid: { Length: > 0 } sid } => new SendOutcome.Accepted(sid, ReceiptExpected: true),
        _ => new SendOutcome.Unknown(UnknownReason.UnreadableReply),
    };

    private static TwilioMessage? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, TwilioJson.Default.TwilioMessage);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ValueTask<ProviderReply> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = _options.Authorization;
        return _tools.Connection.SendAsync(request, cancellationToken);
    }

    private IEnumerable<KeyValuePair<string, string>> Fields(DeliveryMessage message)
    {
        var now = _tools.Clock.GetUtcNow();
        if (message.Channel == Channel.WhatsApp)
        {
            yield return new("To", "whatsapp:" + message.Phone.E164);
            yield return new("From", "whatsapp:" + _options.WhatsAppFrom);
            yield return new("ContentSid", _options.ContentSid(message.Locale));
            yield return new("ContentVariables", $$"""{"1":"{{message.Code.Reveal()}}"}""");
        }
        else
        {
            yield return new("To", message.Phone.E164);
            yield return new(_options.From.StartsWith("MG", StringComparison.Ordinal) && _options.From.Length > 11 ? "MessagingServiceSid" : "From", _options.From);
            yield return new("Body", _tools.Writer.Write(message, now));

            // A phone that is off must not get a dead code tomorrow.
            var seconds = Math.Clamp(WholeSeconds.Ceiling(message.ExpiresAt - now), 1, ValidityMax);
            yield return new("ValidityPeriod", seconds.ToString(CultureInfo.InvariantCulture));
        }

        if (_tools.ReceiptAddress is { } address)
        {
            yield return new("StatusCallback", $"{address}?tag={_tools.Names.CorrelationTag(message.Otp, message.Attempt, Name)}");
        }
    }
}
