using System.Net.Http.Headers;
using System.Text.Json;
using OtpActors.Delivery.Health;
using OtpActors.Delivery.Messages;
using OtpActors.Delivery.Receipts;
using OtpActors.Delivery.Routing;
using OtpActors.Domain;
using OtpActors.Domain.Deliveries;
using OtpActors.Engine.Ports;

namespace OtpActors.Delivery.Providers.Meta;

/// <summary>Sends codes by authentication templates. Meta knows no idempotency key: an answer that never came is never asked for twice.</summary>
internal sealed class MetaClient : IChannelProvider
{
    private readonly MetaOptions _options;
    private readonly ProviderTools _tools;
    private readonly MetaCatalog _catalog;
    private readonly Uri _messages;
    private readonly AuthenticationHeaderValue _authorization;

    /// <summary>Makes the client.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="tools">What the house gives.</param>
    public MetaClient(MetaOptions options, ProviderTools tools)
    {
        (_options, _tools) = (options, tools);
        _catalog = new MetaCatalog(options.Lifetimes, tools.Name, tools.Logger);
        _messages = new Uri(options.Api, options.PhoneNumberId + "/messages");
        _authorization = new AuthenticationHeaderValue("Bearer", options.Token);
        Receipts = options.AppSecret is null ? null : new MetaReceipts(options, _catalog);
        Templates = new MetaTemplates(options, tools, _catalog);
    }

    /// <inheritdoc/>
    public string Name => _tools.Name;

    /// <inheritdoc/>
    public IReadOnlyList<Channel> Channels => _tools.Channels;

    /// <inheritdoc/>
    public IReceiptReader? Receipts { get; }

    /// <inheritdoc/>
    public IProviderProbe Probe => Templates;

    /// <summary>The account's templates.</summary>
    public MetaTemplates Templates { get; }

    /// <inheritdoc/>
    public async ValueTask<SendOutcome> SendAsync(DeliveryMessage message, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _messages) { Content = new ByteArrayContent(Body(message)) };
        request.Content.Headers.ContentType = MetaCall.Json;
        MetaCall.Sign(request, _authorization);
        var reply = await _tools.Connection.SendAsync(request, cancellationToken);
        if (reply.Fault is { } fault)
        {
            return fault;
        }

        var said = MetaCall.Read(reply.Body.Span, MetaJson.Default.MetaReply);
        return said switch
        {
            { Error: not null } => MetaFailures.Read(said.Error, reply),
            _ when !reply.IsSuccess => MetaFailures.Read(null, reply),
            { Messages: [{ MessageStatus: "paused" }, ..] } => new SendOutcome.Misconfigured(MisconfigurationReason.Template, FailureScope.Template, "paused"),
            { Messages: [{ Id: { Length: > 0 } id }, ..] } => new SendOutcome.Accepted(id, Receipts is not null),
            _ => new SendOutcome.Unknown(UnknownReason.UnreadableReply),
        };
    }

    private byte[] Body(DeliveryMessage message)
    {
        var left = WholeSeconds.Ceiling(message.ExpiresAt - _tools.Clock.GetUtcNow());
        var (name, language) = _catalog.Choose(_tools.Templates[message.Template], message.Locale, Language.WholeMinutes(left));
        return JsonSerializer.SerializeToUtf8Bytes(
            new MetaMessage(
                message.Phone.E164[1..],
                _tools.Names.CorrelationTag(message.Otp, message.Attempt, Name),
                MetaTemplate.WithCode(name, language, message.Code.Reveal())),
            MetaJson.Default.MetaMessage);
    }
}
