using System.Collections.Immutable;
using OtpActors.Domain.Journals;

namespace OtpActors.Domain.Credits;

/// <summary>
/// The credits of one workspace. A charge is taken before its message is sent, is open while the message may come to nothing, and then settles or comes
/// back. Balance, open charges and ledger change together, so they agree whatever dies.
/// </summary>
public static class AccountMachine
{
    /// <summary>Most charges open at once.</summary>
    public const int OpenMax = 4_096;

    /// <summary>An open charge lapses, and stays spent, when nobody can ask for it any more: idempotency keys live for 24 h.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(25);

    private const int ReferencesMax = 64;

    /// <summary>Decides what follows from a command.</summary>
    /// <param name="state">The account so far.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="now">When it is asked.</param>
    /// <returns>The next state and the answer.</returns>
    public static AccountDecision Decide(AccountState state, AccountCommand command, DateTimeOffset now) => command switch
    {
        AccountCommand.Add add => Add(state, add, now),
        AccountCommand.Charge charge => Charge(state, charge, now),
        AccountCommand.Settle settle => new(Without(state, settle.Id), AccountOutcome.Done, false),
        AccountCommand.Refund refund => Refund(state, refund.Id, now),
        AccountCommand.Moved moved => Moved(state, moved.Page),
        AccountCommand.Read => new(state, AccountOutcome.Done, false),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Unknown command."),
    };

    /// <summary>What was spent on the day of a moment.</summary>
    /// <param name="state">The account.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Credits.</returns>
    public static long SpentOn(AccountState state, DateTimeOffset now) => state.Day == DayOf(now) ? state.Spent : 0;

    private static AccountDecision Add(AccountState state, AccountCommand.Add command, DateTimeOffset now)
    {
        if (command.Reference is not null && state.References.Contains(command.Reference))
        {
            return new(state, AccountOutcome.Done, false);
        }

        if (state.Ledger.IsFull)
        {
            return new(state, AccountOutcome.Busy, false);
        }

        var balance = state.Balance + command.Amount;
        if (balance is < 0 or > Limits.CreditsMax)
        {
            return new(state, AccountOutcome.Insufficient, false);
        }

        var detail = string.Join(' ', new[] { command.Reference, command.Reason }.Where(static t => t is not null));
        var entry = new JournalEntry(0, now, command.Amount < 0 ? "remove" : "add", command.Who, null, detail.Length == 0 ? null : detail, command.Amount, balance);
        var references = command.Reference is null ? state.References : [.. state.References.Append(command.Reference).TakeLast(ReferencesMax)];
        return new(state with { Balance = balance, References = references, Ledger = state.Ledger.Add(entry) }, AccountOutcome.Done, true);
    }

    private static AccountDecision Charge(AccountState state, AccountCommand.Charge command, DateTimeOffset now)
    {
        if (state.Open.Any(o => o.Id == command.Id))
        {
            return new(state, AccountOutcome.Done, false);
        }

        var open = state.Open.RemoveAll(o => o.At + OpenFor <= now);
        if (open.Length >= OpenMax || state.Ledger.IsFull)
        {
            return new(state, AccountOutcome.Busy, false);
        }

        if (state.Balance < command.Price)
        {
            return new(state, AccountOutcome.Insufficient, false);
        }

        var spent = SpentOn(state, now) + command.Price;
        if (spent > command.DailyMax)
        {
            return new(state, AccountOutcome.CapReached, false);
        }

        var balance = state.Balance - command.Price;
        var entry = new JournalEntry(0, now, command.Id.Step == 0 ? "charge" : "charge.fallback", "system", command.Id.Otp.ToString(), command.Detail, -command.Price, balance);
        var next = state with
        {
            Balance = balance,
            Day = DayOf(now),
            Spent = spent,
            Open = open.Add(new OpenCharge(command.Id, command.Price, now)),
            Ledger = state.Ledger.Add(entry),
        };
        return new(next, AccountOutcome.Done, true, Crossed(command.Thresholds, state.Balance, balance));
    }

    private static AccountDecision Refund(AccountState state, ChargeId id, DateTimeOffset now)
    {
        var charge = state.Open.FirstOrDefault(o => o.Id == id);
        if (charge == default)
        {
            return new(state, AccountOutcome.Done, false);
        }

        // A full ledger takes a refund all the same: it cannot be refused, and there are no more of them than open charges.
        var balance = state.Balance + charge.Price;
        var spent = DayOf(charge.At) == DayOf(now) ? Math.Max(0, SpentOn(state, now) - charge.Price) : SpentOn(state, now);
        var entry = new JournalEntry(0, now, "refund", "system", id.Otp.ToString(), null, charge.Price, balance);
        return new(
            Without(state, id) with { Balance = balance, Day = DayOf(now), Spent = spent, Ledger = state.Ledger.Add(entry) }, AccountOutcome.Done, true);
    }

    private static AccountDecision Moved(AccountState state, long page)
    {
        var ledger = state.Ledger.Moved(page);
        return new(state with { Ledger = ledger }, AccountOutcome.Done, ledger != state.Ledger);
    }

    private static AccountState Without(AccountState state, ChargeId id)
    {
        var open = state.Open.RemoveAll(o => o.Id == id);
        return open.Length == state.Open.Length ? state : state with { Open = open };
    }

    private static long? Crossed(ImmutableArray<long> thresholds, long before, long after)
    {
        long? crossed = null;
        foreach (var threshold in thresholds)
        {
            if (before >= threshold && after < threshold && !(crossed >= threshold))
            {
                crossed = threshold;
            }
        }

        return crossed;
    }

    private static long DayOf(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerDay;
}
