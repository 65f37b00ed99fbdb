using OtpActors.Domain;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Administration;
using OtpActors.Http.Bodies;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Admin.Workspaces;

/// <summary><c>/admin/v1/workspaces</c>.</summary>
internal static class WorkspaceEndpoints
{
    public const string Path = AdminRoutes.Root + "/workspaces";
    public const string OnePath = Path + "/{workspace}";

    private const string IdSentence = "Give a name of 1 to 40 of a-z, 0-9 and -, beginning with a letter, that no other workspace has.";

    public static async ValueTask<Reply> CreateAsync(AdminCall call)
    {
        var body = await BodyReader.ReadAsync(call.Request, BodyJson.Default.WorkspaceBody);
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        var change = WorkspaceForm.Read(fields, errors);
        if (!WorkspaceId.TryParse(fields.Id.Value, out var id))
        {
            errors.Add("id", IdSentence);
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        call.Does("workspace.create", id.ToString());
        var (outcome, workspace) = await call.Desk<IWorkspaceDesk>().CreateAsync(id, change);
        return outcome switch
        {
            DeskOutcome.Full => Problem.Of("id", $"There are {Limits.WorkspacesMax} workspaces, which is the most there can be."),
            _ => workspace is null ? Problem.Of("id", IdSentence) : Reply(workspace),
        };
    }

    public static ValueTask<Reply> ListAsync(AdminCall call)
    {
        if (!call.TryGetPage(out var limit, out string? cursor, out var problem))
        {
            return ValueTask.FromResult<Reply>(problem);
        }

        WorkspaceId after = default;
        if (cursor is not null && !WorkspaceId.TryParse(cursor, out after))
        {
            return ValueTask.FromResult<Reply>(AdminCall.NoSuchPage);
        }

        var found = call.Desk<IWorkspaceDesk>().List(cursor is null ? null : after, limit + 1);
        var page = found.Take(limit).ToArray();
        return ValueTask.FromResult<Reply>(new JsonReply<ListReply<WorkspaceReply>>(
            new([.. page.Select(WorkspaceReply.Of)], found.Length > limit ? page[^1].Settings.Id.ToString() : null),
            ReplyJson.Default.ListReplyWorkspaceReply));
    }

    public static async ValueTask<Reply> GetAsync(AdminCall call) =>
        call.TryGetWorkspace(out var id) && await call.Desk<IWorkspaceDesk>().FindAsync(id) is { } workspace ? Reply(workspace) : Refused.NoSuchThing;

    public static async ValueTask<Reply> PatchAsync(AdminCall call)
    {
        var body = await BodyReader.ReadAsync(call.Request, BodyJson.Default.WorkspaceBody);
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        var change = WorkspaceForm.Read(fields, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (!call.TryGetWorkspace(out var id))
        {
            return Refused.NoSuchThing;
        }

        call.Does("workspace.change", id.ToString(), WorkspaceForm.Names(fields));
        var unpaid = new FieldErrors();
        CreditForm.Unpaid(fields, unpaid);
        var (outcome, workspace) = await call.Desk<IWorkspaceDesk>().ChangeAsync(id, w =>
        {
            var changed = change(w);
            return changed.Settings.Credit is null && unpaid.Any ? null : changed;
        });
        return workspace is not null ? Reply(workspace)
            : outcome == DeskOutcome.Refused ? unpaid.ToProblem()
            : Refused.NoSuchThing;
    }

    private static JsonReply<WorkspaceReply> Reply(Workspace workspace) => new(WorkspaceReply.Of(workspace), ReplyJson.Default.WorkspaceReply);
}
