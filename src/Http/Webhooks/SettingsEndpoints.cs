using OtpActors.Domain;
using OtpActors.Http.Access;
using OtpActors.Http.Bodies;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;
using OtpActors.Webhooks;

namespace OtpActors.Http.Webhooks;

/// <summary><c>/v1/webhooks</c>, <c>/v1/webhooks/{id}</c> and <c>/v1/webhooks/{id}/rotate</c>.</summary>
internal sealed class SettingsEndpoints(IWebhooks webhooks)
{
    private static readonly Problem Full = Problem.Of(
        "url", $"This workspace has {Limits.WebhookEndpointsMax} webhook endpoints, and no more are allowed. Remove one first.");

    private readonly WebhookForm _form = new(webhooks);

    public async ValueTask<Reply> AddAsync(Call call)
    {
        var body = await BodyReader.ReadAsync(call.Request, BodyJson.Default.AddWebhookBody);
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        var url = _form.RequireUrl(fields.Url, errors);
        var topics = WebhookForm.Topics(fields.Events, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (call.Lacks(Scopes.Webhooks) is { } lack)
        {
            return lack;
        }

        return await webhooks.AddAsync(call.Workspace, url, topics ?? Domain.Webhooks.WebhookTopics.All) is { } opened
            ? new JsonReply<OpenedWebhookReply>(OpenedWebhookReply.Of(opened), ReplyJson.Default.OpenedWebhookReply, 201)
            : Full;
    }

    public async ValueTask<Reply> ListAsync(Call call) => call.Lacks(Scopes.Webhooks)
        ?? (Reply)new JsonReply<WebhookListReply>(
            new WebhookListReply([.. (await webhooks.ListAsync(call.Workspace)).Select(WebhookReply.Of)], null), ReplyJson.Default.WebhookListReply);

    public async ValueTask<Reply> GetAsync(Call call)
    {
        if (call.Lacks(Scopes.Webhooks) is { } lack)
        {
            return lack;
        }

        return call.TryGetWebhook(out var id) && await webhooks.FindAsync(call.Workspace, id) is { } endpoint
            ? new JsonReply<WebhookReply>(WebhookReply.Of(endpoint), ReplyJson.Default.WebhookReply)
            : Refused.WebhookNotFound;
    }

    public async ValueTask<Reply> ChangeAsync(Call call)
    {
        var body = await BodyReader.ReadAsync(call.Request, BodyJson.Default.ChangeWebhookBody);
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        var url = _form.Url(fields.Url, errors);
        var topics = WebhookForm.Topics(fields.Events, errors);
        bool? enabled = errors.Given("enabled", fields.Enabled, "Give true or false.", out var given) ? given : null;
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (call.Lacks(Scopes.Webhooks) is { } lack)
        {
            return lack;
        }

        return call.TryGetWebhook(out var id) && await webhooks.ChangeAsync(call.Workspace, id, url, topics, enabled) is { } endpoint
            ? new JsonReply<WebhookReply>(WebhookReply.Of(endpoint), ReplyJson.Default.WebhookReply)
            : Refused.WebhookNotFound;
    }

    public async ValueTask<Reply> RemoveAsync(Call call)
    {
        if (call.Lacks(Scopes.Webhooks) is { } lack)
        {
            return lack;
        }

        return call.TryGetWebhook(out var id) && await webhooks.RemoveAsync(call.Workspace, id) ? EmptyReply.Instance : Refused.WebhookNotFound;
    }

    public async ValueTask<Reply> RotateAsync(Call call)
    {
        if (call.Lacks(Scopes.Webhooks) is { } lack)
        {
            return lack;
        }

        return call.TryGetWebhook(out var id) && await webhooks.RotateAsync(call.Workspace, id) is { } opened
            ? new JsonReply<OpenedWebhookReply>(OpenedWebhookReply.Of(opened), ReplyJson.Default.OpenedWebhookReply)
            : Refused.WebhookNotFound;
    }
}
