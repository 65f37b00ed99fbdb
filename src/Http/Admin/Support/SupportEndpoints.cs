using OtpActors.Domain;
using OtpActors.Domain.Identity;
using OtpActors.Engine.Administration;
using OtpActors.Engine.Identity;
using OtpActors.Http.Admin.Workspaces;
using OtpActors.Http.Bodies;
using OtpActors.Http.Otps;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Admin.Support;

/// <summary>What support does: reads a story, clears a phone's wrong checks, erases a phone. Numbers come in bodies, so that they stay out of URLs.</summary>
internal static class SupportEndpoints
{
    public const string StoryPath = WorkspaceEndpoints.OnePath + "/story";
    public const string ClearPath = WorkspaceEndpoints.OnePath + "/phones/clear";
    public const string ErasePath = WorkspaceEndpoints.OnePath + "/phones/erase";

    private const string ReasonSentence = "Give a reason of 1 to 200 characters: it is noted in the audit log.";

    private static readonly TextForm Otp = new("otp_id", static text => OtpId.TryParse(text, out _), "Give an OTP's id, or a phone instead.");
    private static readonly TextForm Reason = TextForm.OfLength("reason", Limits.NoteMax);

    public static async ValueTask<Reply> StoryAsync(AdminCall call)
    {
        var body = await BodyReader.ReadAsync(call.Request, BodyJson.Default.StoryBody);
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        var otp = OtpId.TryParse(Otp.Read(fields.OtpId, errors), out var id) ? id : default(OtpId?);
        var phone = Phones.Read(fields.Phone, errors);
        var reveal = errors.Given("reveal", fields.Reveal, "Give true or false.", out var asked) && asked;
        var reason = Reason.Read(fields.Reason, errors);
        if (fields.OtpId.State == FieldState.Absent == (fields.Phone.State == FieldState.Absent))
        {
            errors.Add("otp_id", "Give either otp_id or phone.");
        }

        if (reveal && reason is null)
        {
            errors.Add("reason", ReasonSentence);
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (!call.TryGetWorkspace(out var workspace) || await call.Desk<IWorkspaceDesk>().FindAsync(workspace) is null)
        {
            return Refused.NoSuchThing;
        }

        call.Does(reveal ? "story.reveal" : "story.read", Subject(call, workspace, otp, phone), reason);
        var desk = call.Desk<ISupportDesk>();
        if (phone is { } number)
        {
            return Reply(StoryReply.Of(await desk.FindAsync(workspace, number), reveal, call.Now));
        }

        return await desk.FindAsync(workspace, otp!.Value) is { } state ? Reply(StoryReply.Of(state, reveal)) : Refused.NoSuchThing;
    }

    public static ValueTask<Reply> ClearAsync(AdminCall call) =>
        DoAsync(call, "phone.clear", static (desk, workspace, phone) => desk.ClearAsync(workspace, phone));

    public static ValueTask<Reply> EraseAsync(AdminCall call) =>
        DoAsync(call, "phone.erase", static (desk, workspace, phone) => desk.EraseAsync(workspace, phone));

    private static async ValueTask<Reply> DoAsync(AdminCall call, string what, Func<ISupportDesk, WorkspaceId, PhoneNumber, ValueTask<int>> deed)
    {
        var body = await BodyReader.ReadAsync(call.Request, BodyJson.Default.PhoneBody);
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        var phone = Phones.Require(fields.Phone, errors);
        var reason = Reason.Read(fields.Reason, errors);
        if (fields.Reason.State == FieldState.Absent)
        {
            errors.Add("reason", ReasonSentence);
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (!call.TryGetWorkspace(out var workspace) || await call.Desk<IWorkspaceDesk>().FindAsync(workspace) is null)
        {
            return Refused.NoSuchThing;
        }

        call.Does(what, Subject(call, workspace, null, phone), reason);
        return new JsonReply<DoneReply>(new DoneReply(await deed(call.Desk<ISupportDesk>(), workspace, phone)), ReplyJson.Default.DoneReply);
    }

    /// <summary>To whom it was done, without any number: an OTP's id, or a phone's keyed hash.</summary>
    private static string Subject(AdminCall call, WorkspaceId workspace, OtpId? otp, PhoneNumber? phone) =>
        phone is { } number ? $"{workspace}/{call.Desk<KeyedNames>().Phone(workspace, number).Value:x32}" : $"{workspace}/{otp}";

    private static JsonReply<StoryReply> Reply(StoryReply story) => new(story, ReplyJson.Default.StoryReply);
}
