using System.Globalization;
using OtpActors.Engine.Administration;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Admin.Audit;

/// <summary><c>GET /admin/v1/audit</c>: who did what, newest first.</summary>
internal static class AuditEndpoint
{
    public const string Path = AdminRoutes.Root + "/audit";

    public static async ValueTask<Reply> HandleAsync(AdminCall call)
    {
        if (!call.TryGetPage(out var limit, out long? before, out var problem))
        {
            return problem;
        }

        var (entries, next) = await call.Desk<IAuditLog>().ListAsync(before, limit);
        return new JsonReply<ListReply<AuditReply>>(
            new([.. entries.Select(AuditReply.Of)], next?.ToString(CultureInfo.InvariantCulture)), ReplyJson.Default.ListReplyAuditReply);
    }
}
