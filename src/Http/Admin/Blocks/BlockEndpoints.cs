using OtpActors.Domain;
using OtpActors.Domain.Destinations;
using OtpActors.Engine.Administration;
using OtpActors.Engine.Identity;
using OtpActors.Http.Admin.Workspaces;
using OtpActors.Http.Bodies;
using OtpActors.Http.Otps;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Admin.Blocks;

/// <summary><c>/admin/v1/workspaces/{workspace}/blocks</c>.</summary>
internal static class BlockEndpoints
{
    public const string Path = WorkspaceEndpoints.OnePath + "/blocks";
    public const string OnePath = Path + "/{block_id}";

    private const string PrefixSentence = "Give + and 1 to 15 digits, the first not 0. Or give phone instead.";

    private static readonly TextForm Prefix = new("prefix", IsPrefix, PrefixSentence);
    private static readonly TextForm Action = new("action", static text => Parse(text) is not null, "Give \"deny\", \"monitor\" or \"allow\".");
    private static readonly TextForm Reason = TextForm.OfLength("reason", Limits.NoteMax);

    public static async ValueTask<Reply> CreateAsync(AdminCall call)
    {
        var body = await BodyReader.ReadAsync(call.Request, BodyJson.Default.BlockBody);
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        var prefix = Prefix.Read(fields.Prefix, errors)?.TrimStart('+');
        var phone = Phones.Read(fields.Phone, errors);
        var action = Parse(Action.Read(fields.Action, errors) ?? "deny") ?? DestinationAction.Deny;
        var reason = Reason.Read(fields.Reason, errors) ?? "";
        var end = EndsAt.Read(fields.EndsAt, call.Now, errors);
        if (fields.Prefix.State == FieldState.Absent == (fields.Phone.State == FieldState.Absent))
        {
            errors.Add("prefix", PrefixSentence);
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (!call.TryGetWorkspace(out var id))
        {
            return Refused.NoSuchThing;
        }

        UInt128? number = phone is { } one ? call.Desk<KeyedNames>().Phone(id, one).Value : null;
        var rule = new DestinationRule(
            AdminIds.Draw("blk_"), prefix, number, prefix is null ? phone.ToString()! : "+" + prefix, action, reason, call.Now, end);
        call.Does("block.create", $"{id}/{rule.Id}", $"{rule.Shown} {reason}".Trim());
        var (outcome, workspace) = await call.Desk<IWorkspaceDesk>().ChangeAsync(id, w =>
        {
            var rules = w.Settings.Destinations.Rules.RemoveAll(r => !r.Holds(call.Now));
            return rules.Length < Limits.BlocksMax ? w with { Settings = w.Settings with { Destinations = w.Settings.Destinations.With(rules.Add(rule)) } } : null;
        });
        return workspace is not null ? new JsonReply<BlockReply>(BlockReply.Of(rule), ReplyJson.Default.BlockReply)
            : outcome == DeskOutcome.Refused ? Problem.Of("prefix", $"This workspace has {Limits.BlocksMax} rules, which is the most there can be. Remove some first.")
            : Refused.NoSuchThing;
    }

    public static async ValueTask<Reply> ListAsync(AdminCall call)
    {
        if (!call.TryGetPage(out var limit, out string? cursor, out var problem))
        {
            return problem;
        }

        if (!call.TryGetWorkspace(out var id) || await call.Desk<IWorkspaceDesk>().FindAsync(id) is not { } workspace)
        {
            return Refused.NoSuchThing;
        }

        var rules = workspace.Settings.Destinations.Rules;
        var from = cursor is null ? 0 : rules.ToList().FindIndex(r => r.Id == cursor) + 1;
        if (cursor is not null && from == 0)
        {
            // Its rule is gone, and with it the place: the first page again would not look like one.
            return AdminCall.NoSuchPage;
        }

        var page = rules.Skip(from).Take(limit).ToArray();
        return new JsonReply<ListReply<BlockReply>>(
            new([.. page.Select(BlockReply.Of)], from + page.Length < rules.Length ? page[^1].Id : null), ReplyJson.Default.ListReplyBlockReply);
    }

    public static async ValueTask<Reply> RemoveAsync(AdminCall call)
    {
        if (!call.TryGetWorkspace(out var id))
        {
            return Refused.NoSuchThing;
        }

        var blockId = call.Part("block_id");
        call.Does("block.remove", $"{id}/{AdminIds.Shown("blk_", blockId)}");
        DestinationRule? removed = null;
        await call.Desk<IWorkspaceDesk>().ChangeAsync(id, w =>
        {
            removed = w.Settings.Destinations.Rules.FirstOrDefault(r => r.Id == blockId);
            return removed is null ? null : w with { Settings = w.Settings with { Destinations = w.Settings.Destinations.With(w.Settings.Destinations.Rules.Remove(removed)) } };
        });
        return removed is null ? Refused.NoSuchThing : new JsonReply<BlockReply>(BlockReply.Of(removed), ReplyJson.Default.BlockReply);
    }

    private static bool IsPrefix(string text) =>
        text.Length is >= 2 and <= 16 && text[0] == '+' && text[1] != '0' && !text.AsSpan(1).ContainsAnyExceptInRange('0', '9');

    private static DestinationAction? Parse(string action) => action switch
    {
        "deny" => DestinationAction.Deny,
        "monitor" => DestinationAction.Monitor,
        "allow" => DestinationAction.Allow,
        _ => null,
    };
}
