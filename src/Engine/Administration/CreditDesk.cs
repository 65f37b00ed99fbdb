using System.Collections.Immutable;
using OtpActors.Domain.Credits;
using OtpActors.Domain.Identity;
using OtpActors.Domain.Journals;
using OtpActors.Engine.Credits;
using OtpActors.Engine.Journals;

namespace OtpActors.Engine.Administration;

/// <inheritdoc cref="ICreditDesk"/>
internal sealed class CreditDesk(Cashier cashier, Shelf shelf, IWorkspaceDesk workspaces) : ICreditDesk
{
    public ValueTask<AccountAnswer> ReadAsync(WorkspaceId workspace) => cashier.AskAsync(workspace, AccountCommand.Read.Instance);

    public async ValueTask<AccountAnswer> AddAsync(WorkspaceId workspace, AccountCommand.Add command)
    {
        var added = await cashier.AskAsync(workspace, command);
        if (workspace == WorkspaceId.Default && added.Outcome == AccountOutcome.Done && command.Amount > 0 && await IsFirstAsync(workspace))
        {
            await workspaces.ChangeAsync(workspace, static w => w with { Settings = w.Settings with { Credit = w.Settings.Credit ?? CreditPolicy.Standard } });
        }

        return added;
    }

    /// <summary>
    /// Whether the ledger holds one movement only: that is when <c>default</c> begins to pay. Whoever does not pay later, or is another workspace, was
    /// switched off.
    /// </summary>
    private async ValueTask<bool> IsFirstAsync(WorkspaceId workspace) => (await ReadAsync(workspace)).Ledger.Next == 1;

    public async ValueTask<(ImmutableArray<JournalEntry> Entries, long? Next)> ListAsync(WorkspaceId workspace, long? before, int limit) =>
        await shelf.ListAsync(JournalName.Ledger(workspace), (await ReadAsync(workspace)).Ledger, before, limit);
}
