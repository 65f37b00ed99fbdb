using OtpActors.Domain;
using OtpActors.Engine.Administration;
using OtpActors.Http.Admin.Workspaces;
using OtpActors.Http.Bodies;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Admin.Alarms;

/// <summary><c>/admin/v1/workspaces/{workspace}/alarms</c>.</summary>
internal static class AlarmEndpoints
{
    public const string Path = WorkspaceEndpoints.OnePath + "/alarms";
    public const string LiftPath = Path + "/lift";

    private const string KindSentence = "Give \"prefix\", \"country\" or \"spray\".";

    private static readonly TextForm Kind = new("kind", static text => AlarmKinds.Parse(text) is not null, KindSentence);
    private static readonly TextForm Key = new("key", static text => text.Length <= Limits.NoteMax, "Give the alarm's key as it is listed; leave it out for a spray.");

    public static async ValueTask<Reply> ListAsync(AdminCall call)
    {
        if (!call.TryGetWorkspace(out var id) || await call.Desk<IWorkspaceDesk>().FindAsync(id) is null)
        {
            return Refused.NoSuchThing;
        }

        var alarms = await call.Desk<IWatchDesk>().ListAlarmsAsync(id);
        return new JsonReply<ListReply<AlarmReply>>(new([.. alarms.Select(AlarmReply.From)], null), ReplyJson.Default.ListReplyAlarmReply);
    }

    public static async ValueTask<Reply> LiftAsync(AdminCall call)
    {
        var body = await BodyReader.ReadAsync(call.Request, BodyJson.Default.LiftBody);
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        var kind = AlarmKinds.Parse(Kind.Read(fields.Kind, errors));
        var key = Key.Read(fields.Key, errors) ?? "";
        if (fields.Kind.State == FieldState.Absent)
        {
            errors.Add("kind", KindSentence);
        }

        if (errors.Any || kind is not { } watched)
        {
            return errors.ToProblem();
        }

        if (!call.TryGetWorkspace(out var id) || await call.Desk<IWorkspaceDesk>().FindAsync(id) is null)
        {
            return Refused.NoSuchThing;
        }

        call.Does("alarm.lift", id.ToString(), $"{AlarmKinds.Name(watched)} {key}".Trim());
        return await call.Desk<IWatchDesk>().LiftAsync(id, watched, key) ? await ListAsync(call) : Refused.NoSuchThing;
    }
}
