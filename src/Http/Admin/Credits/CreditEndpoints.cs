using System.Globalization;
using OtpActors.Domain;
using OtpActors.Domain.Credits;
using OtpActors.Engine.Administration;
using OtpActors.Http.Admin.Workspaces;
using OtpActors.Http.Bodies;
using OtpActors.Http.Problems;
using OtpActors.Http.Replies;

namespace OtpActors.Http.Admin.Credits;

/// <summary><c>/admin/v1/workspaces/{workspace}/credits</c>.</summary>
internal static class CreditEndpoints
{
    public const string Path = WorkspaceEndpoints.OnePath + "/credits";
    public const string LedgerPath = Path + "/ledger";

    private const string AmountSentence = "Give a whole number of credits, not 0; below 0 takes credits away.";

    private static readonly TextForm Reference = TextForm.OfLength("reference", 64);
    private static readonly TextForm Reason = TextForm.OfLength("reason", Limits.NoteMax);

    public static async ValueTask<Reply> GetAsync(AdminCall call)
    {
        if (!call.TryGetWorkspace(out var id) || await call.Desk<IWorkspaceDesk>().FindAsync(id) is not { } workspace)
        {
            return Refused.NoSuchThing;
        }

        var account = await call.Desk<ICreditDesk>().ReadAsync(id);
        return new JsonReply<CreditReply>(CreditReply.Of(workspace, account), ReplyJson.Default.CreditReply);
    }

    public static async ValueTask<Reply> AddAsync(AdminCall call)
    {
        var body = await BodyReader.ReadAsync(call.Request, BodyJson.Default.CreditBody);
        if (!body.TryGet(out var fields, out var unreadable))
        {
            return unreadable;
        }

        var errors = new FieldErrors();
        errors.Given("amount", fields.Amount, AmountSentence, out var amount);
        var reference = Reference.Read(fields.Reference, errors);
        var reason = Reason.Read(fields.Reason, errors);
        if (fields.Amount.State != FieldState.Wrong && amount is 0 or < -Limits.CreditsMax or > Limits.CreditsMax)
        {
            errors.Add("amount", AmountSentence);
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (!call.TryGetWorkspace(out var id) || await call.Desk<IWorkspaceDesk>().FindAsync(id) is null)
        {
            return Refused.NoSuchThing;
        }

        call.Does("credits.add", id.ToString(), string.Create(CultureInfo.InvariantCulture, $"{amount} {reference} {reason}").Trim());
        var added = await call.Desk<ICreditDesk>().AddAsync(id, new AccountCommand.Add(amount, "admin", reference, reason));
        return added.Outcome switch
        {
            AccountOutcome.Done => await GetAsync(call),
            AccountOutcome.Busy => Refused.Overloaded,
            _ => Problem.Of("amount", $"The balance would leave the range from 0 to {Limits.CreditsMax}."),
        };
    }

    public static async ValueTask<Reply> LedgerAsync(AdminCall call)
    {
        if (!call.TryGetPage(out var limit, out long? before, out var problem))
        {
            return problem;
        }

        if (!call.TryGetWorkspace(out var id) || await call.Desk<IWorkspaceDesk>().FindAsync(id) is null)
        {
            return Refused.NoSuchThing;
        }

        var (entries, next) = await call.Desk<ICreditDesk>().ListAsync(id, before, limit);
        return new JsonReply<ListReply<MovementReply>>(
            new([.. entries.Select(MovementReply.Of)], next?.ToString(CultureInfo.InvariantCulture)), ReplyJson.Default.ListReplyMovementReply);
    }
}
