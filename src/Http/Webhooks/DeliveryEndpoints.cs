using OtpActors.Http.Access;
using OtpActors.Http.Bodies;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;
using OtpActors.Webhooks;

namespace OtpActors.Http.Webhooks;

/// <summary><c>/v1/webhooks/{id}/test</c>, <c>/deliveries</c> and <c>/replay</c>.</summary>
internal sealed class DeliveryEndpoints(IWebhooks webhooks)
{
    public async ValueTask<Reply> TestAsync(Call call)
    {
        if (call.Lacks(Scopes.Webhooks) is { } lack)
        {
            return lack;
        }

        return call.TryGetWebhook(out var id) && await webhooks.TestAsync(call.Workspace, id) is { } delivery
            ? new JsonReply<WebhookDeliveryReply>(WebhookDeliveryReply.Of(delivery), ReplyJson.Default.WebhookDeliveryReply)
            : Refused.WebhookNotFound;
    }

    public async ValueTask<Reply> ListAsync(Call call)
    {
        if (call.Lacks(Scopes.Webhooks) is { } lack)
        {
            return lack;
        }

        return call.TryGetWebhook(out var id) && await webhooks.DeliveriesAsync(call.Workspace, id) is { } deliveries
            ? new JsonReply<WebhookDeliveriesReply>(
                new WebhookDeliveriesReply([.. deliveries.Select(WebhookDeliveryReply.Of)], null), ReplyJson.Default.WebhookDeliveriesReply)
            : Refused.WebhookNotFound;
    }

    public async ValueTask<Reply> ReplayAsync(Call call)
    {
        var body = await BodyReader.ReadAsync(call.Request, BodyJson.Default.ReplayBody);
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        var since = WebhookForm.RequireMoment(fields.Since, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (call.Lacks(Scopes.Webhooks) is { } lack)
        {
            return lack;
        }

        return call.TryGetWebhook(out var id) && await webhooks.ReplayAsync(call.Workspace, id, since) is { } count
            ? new JsonReply<ReplayReply>(new ReplayReply(count), ReplyJson.Default.ReplayReply)
            : Refused.WebhookNotFound;
    }
}
