using OtpActors.Delivery.Templates;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Admin.Templates;

/// <summary><c>/admin/v1/templates</c>: those of the front end's settings. There are at most a hundred, so one page holds them.</summary>
internal static class TemplateEndpoints
{
    public const string Path = AdminRoutes.Root + "/templates";
    public const string OnePath = Path + "/{template}";

    public static ValueTask<Reply> ListAsync(AdminCall call) => ValueTask.FromResult<Reply>(new JsonReply<ListReply<TemplateReply>>(
        new([.. call.Desk<ITemplateDesk>().List().Select(TemplateReply.Of)], null), ReplyJson.Default.ListReplyTemplateReply));

    public static ValueTask<Reply> GetAsync(AdminCall call) => ValueTask.FromResult(
        call.Desk<ITemplateDesk>().List().FirstOrDefault(template => template.Name == call.Part("template")) is { } found
            ? new JsonReply<TemplateReply>(TemplateReply.Of(found), ReplyJson.Default.TemplateReply)
            : (Reply)Refused.NoSuchTemplate);
}
