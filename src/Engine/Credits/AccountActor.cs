using OtpActors.Domain.Credits;
using OtpActors.Domain.Journals;
using OtpActors.Engine.Journals;
using OtpActors.Engine.Ports;
using OtpActors.Engine.Storage;

namespace OtpActors.Engine.Credits;

/// <summary>The credits of one workspace: lets <see cref="AccountMachine"/> decide, says what to save.</summary>
public sealed class AccountActor : IPortableActor<AccountState, AccountCommand, AccountAnswer>
{
    /// <inheritdoc/>
    public ActorKind Kind => ActorKind.Account;

    /// <inheritdoc/>
    public Turn<AccountState, AccountAnswer> Decide(AccountState? state, AccountCommand request, DateTimeOffset now)
    {
        var decision = AccountMachine.Decide(state ?? AccountState.Empty, request, now);
        var account = decision.State;
        var answer = new AccountAnswer(
            decision.Outcome,
            account.Balance,
            AccountMachine.SpentOn(account, now),
            decision.Crossed,
            account.Ledger.FullPage,
            request is AccountCommand.Read ? account.Ledger : Journal.Empty);
        return new(state is null && !decision.Save ? null : account, decision.Save, answer);
    }

    /// <inheritdoc/>
    public bool IsBirth(AccountCommand request) => false;

    /// <inheritdoc/>
    public DateTimeOffset? WakeAt(AccountState state) => null;

    /// <inheritdoc/>
    public DateTimeOffset? KeepUntil(AccountState state) => null;

    /// <summary>Always: that a charge settled is not saved, and must not be forgotten by the next turn either. There is one account in a workspace.</summary>
    public bool Remembers(AccountState state) => true;

    /// <inheritdoc/>
    public void Write(AccountState state, ref StateWriter to) => AccountFormat.Write(state, ref to);

    /// <inheritdoc/>
    public AccountState Read(ref StateReader from) => AccountFormat.Read(ref from);

    /// <inheritdoc/>
    public void WriteRequest(AccountCommand request, ref StateWriter to) => AccountFormat.WriteCommand(request, ref to);

    /// <inheritdoc/>
    public AccountCommand ReadRequest(ref StateReader from) => AccountFormat.ReadCommand(ref from);

    /// <inheritdoc/>
    public void WriteAnswer(AccountAnswer answer, ref StateWriter to)
    {
        to.Number((int)answer.Outcome);
        to.Number((ulong)answer.Balance);
        to.Number((ulong)answer.SpentToday);
        to.Number((ulong)(answer.Crossed + 1 ?? 0));
        to.Flag(answer.Page is not null);
        if (answer.Page is { } page)
        {
            to.Number((ulong)page.Number);
            JournalFormat.Write(page.Entries, ref to);
        }

        JournalFormat.Write(answer.Ledger, ref to);
    }

    /// <inheritdoc/>
    public AccountAnswer ReadAnswer(ref StateReader from)
    {
        var outcome = (AccountOutcome)from.Small();
        long balance = (long)from.Number(), spent = (long)from.Number(), crossed = (long)from.Number();
        var page = from.Flag() ? new JournalPage((long)from.Number(), JournalFormat.ReadEntries(ref from)) : null;
        return new AccountAnswer(outcome, balance, spent, crossed == 0 ? null : crossed - 1, page, JournalFormat.ReadJournal(ref from));
    }
}
