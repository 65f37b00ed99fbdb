using OtpActors.Domain;
using OtpActors.Domain.Workspaces;
using OtpActors.Engine.Administration;
using OtpActors.Http.Access;
using OtpActors.Http.Admin.Workspaces;
using OtpActors.Http.Bodies;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Admin.Keys;

/// <summary><c>/admin/v1/workspaces/{workspace}/keys</c>.</summary>
internal static class KeyEndpoints
{
    public const string Path = WorkspaceEndpoints.OnePath + "/keys";
    public const string OnePath = Path + "/{key_id}";
    public const string RotatePath = OnePath + "/rotate";

    private const int OverlapDefault = 86_400;
    private const string ScopesSentence = "Give a list of send, verify, read and webhooks, with at least one of them.";

    private static readonly TextForm Label = TextForm.OfLength("label", Limits.NoteMax);
    private static readonly NumberRange Overlap = new("overlap_seconds", 0, 30 * 86_400);

    public static async ValueTask<Reply> CreateAsync(AdminCall call)
    {
        var body = await BodyReader.ReadOrDefaultAsync(call.Request, BodyJson.Default.KeyBody, new KeyBody());
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        var label = Label.Read(fields.Label, errors) ?? "";
        var scopes = ReadScopes(fields.Scopes, errors);
        var end = EndsAt.Read(fields.EndsAt, call.Now, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var drawn = ApiKey.Draw();
        var key = new AccessKey(AdminIds.Draw("key_"), label, drawn.Digest(), (int)scopes, call.Now, end, false, null);
        return await PutAsync(call, "key.create", key, drawn, workspace => workspace.WithKey(key));
    }

    public static async ValueTask<Reply> ListAsync(AdminCall call) =>
        call.TryGetWorkspace(out var id) && await call.Desk<IWorkspaceDesk>().FindAsync(id) is { } workspace
            ? new JsonReply<ListReply<KeyReply>>(new([.. workspace.Keys.Select(static k => KeyReply.Of(k))], null), ReplyJson.Default.ListReplyKeyReply)
            : Refused.NoSuchThing;

    public static async ValueTask<Reply> RevokeAsync(AdminCall call)
    {
        if (!call.TryGetWorkspace(out var id))
        {
            return Refused.NoSuchThing;
        }

        var keyId = call.Part("key_id");
        call.Does("key.revoke", $"{id}/{AdminIds.Shown("key_", keyId)}");
        var (_, workspace) = await call.Desk<IWorkspaceDesk>().ChangeAsync(id, w => w.WithoutKey(keyId, call.Now));
        return workspace?.Keys.FirstOrDefault(k => k.Id == keyId) is { } key ? Reply(key, null) : Refused.NoSuchThing;
    }

    public static async ValueTask<Reply> RotateAsync(AdminCall call)
    {
        var body = await BodyReader.ReadOrDefaultAsync(call.Request, BodyJson.Default.RotateBody, new RotateBody());
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        var overlap = TimeSpan.FromSeconds(Overlap.Read(fields.OverlapSeconds, errors) ?? OverlapDefault);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var keyId = call.Part("key_id");
        var desk = call.Desk<IWorkspaceDesk>();
        if (!call.TryGetWorkspace(out var id) || (await desk.FindAsync(id))?.Keys.FirstOrDefault(k => k.Id == keyId) is not { } old || !old.IsValid(call.Now))
        {
            return Refused.NoSuchThing;
        }

        var drawn = ApiKey.Draw();
        var key = old with { Id = AdminIds.Draw("key_"), Digest = drawn.Digest(), CreatedAt = call.Now, LastUsedAt = null };
        return await PutAsync(call, "key.rotate", key, drawn, workspace =>
            workspace.Keys.FirstOrDefault(k => k.Id == keyId) is { } now && now.IsValid(call.Now)
                ? (workspace with { Keys = workspace.Keys.Replace(now, Ending(now, call.Now + overlap)) }).WithKey(key)
                : null);
    }

    private static AccessKey Ending(AccessKey key, DateTimeOffset at) => key with { EndsAt = key.EndsAt < at ? key.EndsAt : at };

    private static async ValueTask<Reply> PutAsync(AdminCall call, string what, AccessKey key, ApiKey drawn, Func<Workspace, Workspace?> change)
    {
        if (!call.TryGetWorkspace(out var id))
        {
            return Refused.NoSuchThing;
        }

        call.Does(what, $"{id}/{key.Id}", string.Join(' ', ScopeNames.Of((Scopes)key.Scopes)));
        var (outcome, workspace) = await call.Desk<IWorkspaceDesk>().ChangeAsync(id, change);
        return workspace is not null ? Reply(key, drawn)
            : outcome == DeskOutcome.Refused ? Problem.Of("key_id", $"This workspace has {Limits.KeysMax} keys that are valid, which is the most there can be. Revoke one first.")
            : Refused.NoSuchThing;
    }

    private static JsonReply<KeyReply> Reply(AccessKey key, ApiKey? shown) => new(KeyReply.Of(key, shown), ReplyJson.Default.KeyReply);

    private static Scopes ReadScopes(Field<IReadOnlyList<string>> field, FieldErrors errors)
    {
        if (!errors.Given("scopes", field, ScopesSentence, out var names))
        {
            return Scopes.All;
        }

        if (ScopeNames.Parse(names) is { } scopes and not Scopes.None)
        {
            return scopes;
        }

        errors.Add("scopes", ScopesSentence);
        return Scopes.None;
    }
}
