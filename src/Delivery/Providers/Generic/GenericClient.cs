using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using OtpActors.Delivery.Receipts;
using OtpActors.Delivery.Routing;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Providers.Generic;

/// <summary>Hands messages to the endpoint as signed JSON.</summary>
internal sealed class GenericClient(GenericOptions options, ProviderTools tools) : IChannelProvider
{
    private const int ReasonMax = 64;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public string Name => tools.Name;

    public IReadOnlyList<Channel> Channels => tools.Channels;

    public bool KnowsRepeats => options.Idempotent;

    public IReceiptReader? Receipts { get; } = options.Receipts ? new GenericReceipts(options, tools.Clock) : null;

    public async ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        var now = tools.Clock.GetUtcNow();
        var id = tools.Names.CorrelationTag(message.Otp, message.Attempt, Name);
        var reply = await tools.Connection.SendAsync(Request(Body(message, id, now), id, now), cancellationToken);
        if (reply.Fault is { } fault)
        {
            return fault;
        }

        var (said, readable) = Read(reply.Body.Span);
        return !reply.IsSuccess ? GenericFailures.Read(reply, said?.Reason is { Length: <= ReasonMax } reason ? reason : null)
            : readable ? new SendOutcome.Accepted(said?.MessageId, options.Receipts && said?.Receipts is not false)
            : new SendOutcome.Unknown(UnknownReason.UnreadableReply);
    }

    private byte[] Body(DeliveryMessage message, string id, DateTimeOffset now) => JsonSerializer.SerializeToUtf8Bytes(
        new GenericMessage(
            id,
            message.Workspace.ToString(),
            message.Channel.Name(),
            message.Phone.E164,
            message.Code.Reveal(),
            tools.Writer.Write(message, now),
            message.Template,
            message.Locale,
            message.ExpiresAt,
            message.AppHash,
            message.Origin),
        GenericJson.Default.GenericMessage);

    private HttpRequestMessage Request(byte[] body, string id, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = Json;
        request.Headers.TryAddWithoutValidation("Idempotency-Key", id);
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", timestamp);
        request.Headers.TryAddWithoutValidation("webhook-signature", options.Key.Sign(id, timestamp, body));
        return request;
    }

    /// <summary>An endpoint with nothing to say may answer with an empty body.</summary>
    private static (GenericReply? Said, bool Readable) Read(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return (null, true);
        }

        try
        {
            return (JsonSerializer.Deserialize(body, GenericJson.Default.GenericReply), true);
        }
        catch (JsonException)
        {
            return (null, false);
        }
    }
}
