using System.Globalization;
using OtpActors.Engine.Administration;
using OtpActors.Http.Admin.Workspaces;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Admin.Refusals;

/// <summary><c>GET /admin/v1/workspaces/{workspace}/refusals</c>.</summary>
internal static class RefusalEndpoint
{
    public const string Path = WorkspaceEndpoints.OnePath + "/refusals";

    public static async ValueTask<Reply> HandleAsync(AdminCall call)
    {
        if (!call.TryGetPage(out var limit, out long? before, out var problem))
        {
            return problem;
        }

        if (!call.TryGetWorkspace(out var id) || await call.Desk<IWorkspaceDesk>().FindAsync(id) is null)
        {
            return Refused.NoSuchThing;
        }

        var (entries, next) = await call.Desk<IWatchDesk>().ListRefusalsAsync(id, before, limit);
        return new JsonReply<ListReply<RefusalReply>>(
            new([.. entries.Select(RefusalReply.Of)], next?.ToString(CultureInfo.InvariantCulture)), ReplyJson.Default.ListReplyRefusalReply);
    }
}
