using System.Net.Http.Headers;
using System.Text.Json;
using OtpActors.Delivery.Health;
using OtpActors.Delivery.Messages;
using OtpActors.Delivery.Templates;
using OtpActors.Domain.Deliveries;

namespace OtpActors.Delivery.Providers.Meta;

/// <summary>
/// The templates of the account: looked at, and created on an operator's word. Looking at them is also the question whether Meta would take messages:
/// it needs the same token and reaches no phone.
/// </summary>
internal sealed partial class MetaTemplates(MetaOptions options, ProviderTools tools, MetaCatalog catalog) : IProviderProbe
{
    private const int PagesMax = 100;

    private readonly AuthenticationHeaderValue _authorization = new("Bearer", options.Token);
    private volatile bool _refused;

    /// <summary>Approvals come and go without a message: looked at soon at first, often while some are waited for or Meta refuses, and now and then.</summary>
    public TimeSpan? Every => options.AccountId is null ? null
        : !catalog.IsKnown && !_refused ? TimeSpan.FromSeconds(1)
        : !catalog.IsKnown || catalog.IsWaiting ? TimeSpan.FromMinutes(1)
        : TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public async ValueTask<SendOutcome?> AskAsync(CancellationToken cancellationToken)
    {
        if (options.AccountId is not null)
        {
            return await RefreshAsync(cancellationToken) ?? await CreateMissingAsync(cancellationToken);
        }

        var reply = await GetAsync(new Uri(options.Api, options.PhoneNumberId + "?fields=id"), cancellationToken);
        return Refused(reply, MetaCall.Read(reply.Body.Span, MetaJson.Default.MetaReply)?.Error);
    }

    /// <summary>Looks at the account's templates.</summary>
    /// <param name="cancellationToken">The deadline.</param>
    /// <returns>Null when the catalog is now as Meta has it; else what went wrong.</returns>
    public async ValueTask<SendOutcome?> RefreshAsync(CancellationToken cancellationToken)
    {
        var fault = await ReadAllAsync(cancellationToken);
        _refused = fault is not null;
        return fault;
    }

    private async ValueTask<SendOutcome?> ReadAllAsync(CancellationToken cancellationToken)
    {
        var all = new List<MetaTemplateStatus>();
        string? after = null;
        for (var page = 0; page < PagesMax; page++)
        {
            var address = $"{options.AccountId}/message_templates?fields=name,language,status&limit=100";
            var reply = await GetAsync(new Uri(options.Api, after is null ? address : $"{address}&after={Uri.EscapeDataString(after)}"), cancellationToken);
            if (Refused(reply, MetaCall.Read(reply.Body.Span, MetaJson.Default.MetaReply)?.Error) is { } refused)
            {
                return refused;
            }

            if (MetaCall.Read(reply.Body.Span, MetaJson.Default.MetaTemplatePage) is not { Data: { } data } read)
            {
                return new SendOutcome.Unknown(UnknownReason.UnreadableReply);
            }

            all.AddRange(data.OfType<MetaTemplateStatus>().Where(static t => t is { Name: not null, Language: not null, Status: not null }));
            after = read.Paging is { Next: not null, Cursors.After: { Length: > 0 } cursor } ? cursor : null;
            if (after is null)
            {
                break;
            }
        }

        catalog.Replace(all);
        return null;
    }

    /// <summary>What a template of ours is called here, and how Meta looks at it.</summary>
    /// <param name="template">Our template.</param>
    public IEnumerable<ForeignTemplate> Of(Template template)
    {
        var known = catalog.All.ToDictionary(static status => (status.Name, status.Language), static status => status.Status);
        return
            from named in MetaCatalog.NamesOf(template)
            from name in options.Lifetimes.Select(minutes => named.Value + MetaCatalog.Suffix(minutes)).Prepend(named.Value)
            select new ForeignTemplate(tools.Name, name, named.Key, known.GetValueOrDefault((name, named.Key)));
    }

    /// <summary>Creates what is missing of a template: every language, and every lifetime that the settings name.</summary>
    /// <param name="template">Our template.</param>
    /// <param name="cancellationToken">The deadline of each call.</param>
    /// <returns>What there is now, created or not, with Meta's status; a refused one has Meta's error code in its place.</returns>
    public async ValueTask<IReadOnlyList<MetaTemplateStatus>> CreateAsync(Template template, CancellationToken cancellationToken)
    {
        var known = catalog.All.ToDictionary(static status => (status.Name, status.Language));
        var statuses = new List<MetaTemplateStatus>();
        foreach (var (language, name) in MetaCatalog.NamesOf(template))
        {
            foreach (var minutes in options.Lifetimes.Select(static m => (int?)m).Prepend(null))
            {
                var full = minutes is { } said ? name + MetaCatalog.Suffix(said) : name;
                statuses.Add(known.GetValueOrDefault((full, language)) ?? await CreateAsync(full, language, minutes, cancellationToken));
            }
        }

        return statuses;
    }

    /// <summary>Creates what the settings want and Meta does not have. A refusal is told; it is no reason not to send what there is.</summary>
    private async ValueTask<SendOutcome?> CreateMissingAsync(CancellationToken cancellationToken)
    {
        if (options.CreateTemplates)
        {
            foreach (var template in tools.Templates.All)
            {
                await CreateAsync(template, cancellationToken);
            }
        }

        return null;
    }

    private async ValueTask<MetaTemplateStatus> CreateAsync(string name, string language, int? minutes, CancellationToken cancellationToken)
    {
        var button = new MetaNewButton(options.Button.Type)
        {
            SupportedApps = options.Button.Apps.IsEmpty ? null : [.. options.Button.Apps],
            ZeroTapTermsAccepted = options.Button.IsZeroTap ? true : null,
        };
        MetaNewComponent? footer = minutes is null ? null : new("FOOTER") { CodeExpirationMinutes = minutes };
        var template = new MetaNewTemplate(
            name,
            language,
            minutes * 60 ?? options.TimeToLive,
            [.. new[] { new("BODY") { AddSecurityRecommendation = true }, footer, new("BUTTONS") { Buttons = [button] } }.OfType<MetaNewComponent>()]);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Api, options.AccountId + "/message_templates"))
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(template, MetaJson.Default.MetaNewTemplate)),
        };
        request.Content.Headers.ContentType = MetaCall.Json;
        MetaCall.Sign(request, _authorization);
        var reply = await tools.Connection.SendAsync(request, cancellationToken);
        var said = MetaCall.Read(reply.Body.Span, MetaJson.Default.MetaCreated);
        if (reply.Fault is null && reply.IsSuccess && said is { Status: { } status })
        {
            var created = new MetaTemplateStatus(name, language, status);
            catalog.Change(created);
            return created;
        }

        var reason = said?.Error?.Code is { } code ? $"error {code}" : "no answer";
        LogRefused(tools.Logger, tools.Name, name, language, reason);
        return new MetaTemplateStatus(name, language, reason);
    }

    private ValueTask<ProviderReply> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        MetaCall.Sign(request, _authorization);
        return tools.Connection.SendAsync(request, cancellationToken);
    }

    private static SendOutcome? Refused(in ProviderReply reply, MetaError? error) =>
        reply.Fault ?? (error is not null || !reply.IsSuccess ? MetaFailures.Read(error, reply) : null);
}
